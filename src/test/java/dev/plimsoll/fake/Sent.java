package dev.plimsoll.fake;

/** An event for the App's webhook. */
public final class Sent {
    private final Hook hook;
    private final String guid;
    private final String event;
    private final byte[] body;

    Sent(Hook hook, String guid, String event, byte[] body) {
        this.hook = hook;
        this.guid = guid;
        this.event = event;
        this.body = body;
    }

    /** What GitHub calls the event, the same however often it is sent. */
    public String guid() {
        return guid;
    }

    public String event() {
        return event;
    }

    public byte[] body() {
        return body.clone();
    }

    /** The right header for the body. */
    public String signature() {
        return hook.signature(body);
    }

    /** Sends it, and says the status of the answer; 0 where there was none. */
    public int send() {
        return hook.post(this, false);
    }

    /** Sends it once more, as the button for a redelivery does. */
    public int sendAgain() {
        return hook.post(this, true);
    }
}
