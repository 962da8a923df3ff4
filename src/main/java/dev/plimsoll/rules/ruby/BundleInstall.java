package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Call;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Value;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.Word;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A {@code bundle install} of an image that is for use, and the settings that hold for it. */
record BundleInstall(Dockerfile file, Call call, Install install) {
    private static final Set<String> NO = Set.of("", "0", "false", "f", "no", "off");

    /** More than anybody writes into one file. */
    private static final int MOST = 20;

    /** How many stages, each FROM the next, are looked at. */
    private static final int REACH = 20;

    /** Those of a file, in order. */
    static List<BundleInstall> in(Dockerfile file) {
        return file.calls("bundle").isEmpty()
                ? List.of()
                : Production.contributing(file).stream()
                        .flatMap(stage -> stage.calls("bundle").stream())
                        .flatMap(call -> of(file, call).stream())
                        .limit(MOST)
                        .toList();
    }

    private static Optional<BundleInstall> of(Dockerfile file, Call call) {
        return call.install()
                .filter(install -> install.subcommand().is("install", "bundle"))
                .filter(_ -> !call.command().context().conditional())
                .filter(_ -> !Production.isForWork(call.stage(), call.run()))
                .map(install -> new BundleInstall(file, call, install));
    }

    /** Whether the file says that it is for use. */
    boolean isSaid() {
        return Production.isSaid(call.stage(), call.run());
    }

    /** Whether a setting such as {@code deployment} is on, or nobody knows. */
    boolean mayBeOn(String name) {
        return values(name).anyMatch(value -> !NO.contains(value.toLowerCase(Locale.ROOT)));
    }

    /**
     * The values that a setting such as {@code without} is given: by an option, a variable or
     * {@code bundle config}; {@code ?} where nobody knows.
     */
    Stream<String> values(String name) {
        var variable = "BUNDLE_" + name.toUpperCase(Locale.ROOT);
        return Stream.concat(
                Stream.concat(option("--" + name), variable(variable)), configured(name, variable));
    }

    private Stream<String> option(String name) {
        return call.command().hasFlag(name)
                ? Stream.of(call.command().optionValue(name).orElse("true"))
                : Stream.empty();
    }

    private Stream<String> variable(String name) {
        var environment = call.stage().environmentAt(call.run());
        Word.Variables outer = each -> environment.get(each).flatMap(Value::known);
        var known = call.command().environment(name, outer);
        return known.isEmpty() && environment.source(name).isPresent()
                ? Stream.of("?")
                : known.stream();
    }

    private Stream<String> configured(String name, String variable) {
        boolean copied =
                file.around().contexts().stream().anyMatch(each -> each.has(".bundle/config"));
        if (copied) {
            return Stream.of("?");
        }
        int here = call.command().span().start();
        var found = Stream.<String>builder();
        Optional<Stage> stage = Optional.of(call.stage());
        for (int i = 0; i < REACH && stage.isPresent(); i++) {
            for (var each : stage.get().calls("bundle")) {
                if (each.command().span().start() < here) {
                    setting(each, name).ifPresent(found::add);
                }
            }
            // A file of settings that is written, such as `echo 'BUNDLE_FROZEN: "1"' > config`.
            boolean written =
                    stage.get().runs().stream()
                            .filter(run -> run.span().start() < here)
                            .anyMatch(run -> file.source().text(run).contains(variable + ":"));
            if (written) {
                found.add("?");
            }
            stage = stage.get().parent();
        }
        return found.build();
    }

    /** What {@code bundle config set --local without development} says of {@code without}. */
    private static Optional<String> setting(Call call, String name) {
        var words =
                call.command().arguments().stream()
                        .filter(word -> !word.isOption())
                        .map(Word::value)
                        .toList();
        if (words.isEmpty() || !words.getFirst().equals("config")) {
            return Optional.empty();
        }
        int at = words.size() > 1 && words.get(1).equals("set") ? 2 : 1;
        return words.size() > at + 1 && words.get(at).equals(name)
                ? Optional.of(String.join(":", words.subList(at + 1, words.size())))
                : Optional.empty();
    }
}
