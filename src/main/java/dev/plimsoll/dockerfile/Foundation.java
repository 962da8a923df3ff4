package dev.plimsoll.dockerfile;

import java.util.List;

/**
 * What a stage begins with.
 *
 * @param windows whether its platform is written and is one of Windows
 * @param triggers the instructions that ONBUILD of its parent keeps for it
 */
record Foundation(Base base, boolean windows, List<Instruction> triggers) {
    Foundation {
        triggers = List.copyOf(triggers);
    }
}
