package dev.plimsoll.rules.images;

import dev.plimsoll.dockerfile.Copying;
import dev.plimsoll.dockerfile.Fact;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Install;
import dev.plimsoll.shell.PackageManager;
import dev.plimsoll.shell.PackageSpec;
import dev.plimsoll.shell.Word;
import dev.plimsoll.source.Span;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What shows that something is built in a stage. */
final class Workshop {
    /**
     * Programs that build when they are given one of these words; none: whatever they are given.
     */
    private static final Map<String, Set<String>> BUILDERS =
            Map.ofEntries(
                    Map.entry("go", Set.of("build")),
                    Map.entry("cargo", Set.of("build")),
                    Map.entry("mvn", Set.of("package", "install", "verify", "compile", "deploy")),
                    Map.entry("mvnw", Set.of("package", "install", "verify", "compile", "deploy")),
                    Map.entry("dotnet", Set.of("build", "publish")),
                    Map.entry("swift", Set.of("build")),
                    Map.entry("stack", Set.of("build", "install")),
                    Map.entry("cabal", Set.of("build", "install")),
                    Map.entry("mix", Set.of("release", "compile")),
                    Map.entry("zig", Set.of("build")),
                    Map.entry("yarn", Set.of("build")),
                    Map.entry("pnpm", Set.of("build")),
                    Map.entry("ng", Set.of("build")),
                    Map.entry("make", Set.of()),
                    Map.entry("ninja", Set.of()),
                    Map.entry("javac", Set.of()),
                    Map.entry("gcc", Set.of()),
                    Map.entry("g++", Set.of()),
                    Map.entry("clang", Set.of()),
                    Map.entry("rustc", Set.of()),
                    Map.entry("tsc", Set.of()));

    private static final Pattern GRADLE_TASK =
            Pattern.compile(
                    ":?(?:[\\w-]+:)*(?:build|assemble|\\w*[jJ]ar|\\w*[wW]ar|installDist|distZip)");
    private static final Set<String> SCRIPT_RUNNERS = Set.of("npm", "yarn", "pnpm", "bun");
    private static final Set<String> PROGRAMS =
            Stream.of(BUILDERS.keySet(), SCRIPT_RUNNERS, Set.of("gradle", "gradlew"))
                    .flatMap(Set::stream)
                    .collect(Collectors.toUnmodifiableSet());

    private static final Pattern COMPILER =
            Pattern.compile(
                    "gcc|g\\+\\+|gcc-\\d+|g\\+\\+-\\d+|gcc-c\\+\\+|build-essential|build-base|clang|cmake|make"
                        + "|maven|gradle|cargo|rustc|rust|golang|golang-go|go|default-jdk(-headless)?"
                        + "|openjdk-?\\d+-jdk(-headless)?|java-[\\d.]+-openjdk-devel");
    private static final Set<String> REMOVALS =
            Set.of("remove", "purge", "del", "erase", "autoremove");
    private static final Pattern SOURCES =
            Pattern.compile(
                    "\\.?/?|\\*|(?:.*/)?(?:src|app|lib|cmd|pkg|internal|source|sources|web|client|server"
                        + "|backend|frontend|api)/?"
                        + "|.*\\.(?:c|cc|cpp|h|go|rs|java|kt|scala|ts|tsx|cs|fs|swift|hs|csproj|sln)");
    private static final Set<String> PLAIN_DISTRIBUTIONS =
            Set.of(
                    "alpine",
                    "debian",
                    "ubuntu",
                    "busybox",
                    "fedora",
                    "centos",
                    "almalinux",
                    "rockylinux",
                    "oraclelinux",
                    "amazonlinux",
                    "archlinux");

    private static final Fact<Stage, Optional<Step>> STEP =
            Fact.ofStage(stage -> first(stage, Workshop::step));

    private static final Fact<Stage, Optional<Word>> INSTALLED =
            Fact.ofStage(stage ->
                    first(
                            stage,
                            command -> PackageManager.of(command).flatMap(Workshop::compiler)));

    private Workshop() {}

    /**
     * A step of a build.
     *
     * @param span the words that say so
     * @param name such as {@code go build}
     */
    record Step(Span span, String name) {}

    /** Whether something is compiled in a stage, or what compiles is installed in it. */
    static boolean isOne(Stage stage) {
        return step(stage).isPresent() || installed(stage).isPresent();
    }

    /** Whether sources are copied from the build context. */
    static boolean hasSources(Stage stage) {
        for (var copying : stage.all(Copying.class)) {
            if (copying.from().isEmpty()) {
                for (var source : copying.sources()) {
                    if (SOURCES.matcher(source.text()).matches()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** Whether an image brings no tools of its own. */
    static boolean isPlain(ImageUse base) {
        return PLAIN_DISTRIBUTIONS.contains(base.image().original());
    }

    /** The first step of a build whose tools stay. */
    static Optional<Step> step(Stage stage) {
        return STEP.of(stage);
    }

    /** The first compiler that is installed and stays. */
    static Optional<Word> installed(Stage stage) {
        return INSTALLED.of(stage);
    }

    private static Optional<Word> compiler(Install install) {
        return install.packages().stream()
                .map(PackageSpec::word)
                .filter(word -> COMPILER.matcher(word.value()).matches())
                .findFirst();
    }

    /** What is found first among the commands of the RUNs that do not clean up. */
    private static <T> Optional<T> first(Stage stage, Function<Command, Optional<T>> look) {
        for (var run : stage.all(Instruction.Run.class)) {
            for (var command : run.commands()) {
                var found = look.apply(command);
                if (found.isPresent()) {
                    if (cleansUp(run)) {
                        break;
                    }
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean cleansUp(Instruction.Run run) {
        return run.commands().stream()
                .anyMatch(command ->
                        PackageManager.run(command).isPresent()
                                && PackageManager.subcommand(command)
                                        .filter(word -> REMOVALS.contains(word.value()))
                                        .isPresent());
    }

    private static Optional<Step> step(Command command) {
        var name = command.name();
        if (!PROGRAMS.contains(name)) {
            return Optional.empty();
        }
        var operands = command.operands();
        if (SCRIPT_RUNNERS.contains(name)
                && operands.size() > 1
                && operands.getFirst().is("run")
                && operands.get(1).value().matches("build(:.*)?")) {
            var script = operands.get(1);
            return found(command, script, name + " run " + script.value());
        }
        if (name.equals("gradle") || name.equals("gradlew")) {
            return matching(command, operands, GRADLE_TASK);
        }
        var words = BUILDERS.get(name);
        if (words == null) {
            return Optional.empty();
        }
        return words.isEmpty()
                ? found(command, command.program(), name)
                : operands.stream()
                        .filter(word -> words.contains(word.value()))
                        .findFirst()
                        .flatMap(word -> found(command, word, name + " " + word.value()));
    }

    private static Optional<Step> matching(Command command, List<Word> words, Pattern pattern) {
        return words.stream()
                .filter(word -> pattern.matcher(word.value()).matches())
                .findFirst()
                .flatMap(word -> found(command, word, command.name() + " " + word.value()));
    }

    private static Optional<Step> found(Command command, Word word, String name) {
        return Optional.of(new Step(command.program().span().to(word), name));
    }
}
