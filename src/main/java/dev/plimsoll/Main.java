package dev.plimsoll;

/** The only wiring: reads the settings, builds the objects, starts a command. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.err.println("nothing is wired yet");
    }
}
