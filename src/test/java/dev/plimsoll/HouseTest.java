package dev.plimsoll;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds the classes against the floors of the house: who may know whom. */
class HouseTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("dev.plimsoll");

    private static final Set<String> FLOOR_0 = Set.of("source", "shell", "dockerfile");
    private static final Set<String> BELOW_5 =
            Set.of(
                    "source",
                    "shell",
                    "dockerfile",
                    "lint",
                    "policy",
                    "review",
                    "github",
                    "queue",
                    "images",
                    "bot");

    /** Room to the rooms it may know, itself left out. */
    private static final Map<String, Set<String>> MAY_KNOW =
            Map.ofEntries(
                    Map.entry("source", Set.of()),
                    Map.entry("shell", Set.of("source")),
                    Map.entry("dockerfile", Set.of("source", "shell")),
                    Map.entry("lint", Set.of("source", "dockerfile")),
                    Map.entry("rules", Set.of("source", "shell", "dockerfile", "lint")),
                    Map.entry("policy", Set.of("source", "lint")),
                    Map.entry("review", Set.of("source", "lint", "policy")),
                    Map.entry("github", FLOOR_0),
                    Map.entry("queue", FLOOR_0),
                    Map.entry("images", FLOOR_0),
                    Map.entry("bot", BELOW_5),
                    // The templates of pages, as Java: they show what the web shows.
                    Map.entry("pages", Set.of("source", "lint", "review", "web", "cli")),
                    Map.entry("web", with(BELOW_5, "pages")),
                    Map.entry("cli", with(BELOW_5, "pages")));

    /** To be split by their subjects. */
    private static final Set<String> STILL_LONG =
            Set.of("PackageManagers.java", "ExpansionSteps.java");

    private static Set<String> with(Set<String> rooms, String... more) {
        var all = new TreeSet<>(rooms);
        all.addAll(List.of(more));
        return all;
    }

    @Test
    void everyRoomKnowsOnlyTheRoomsBelow() {
        var strays = strays((from, to) -> !mayKnow(room(from), room(to)));
        assertEquals(List.of(), strays);
    }

    @Test
    void everyRoomIsOnAFloor() {
        var rooms = new TreeSet<String>();
        CLASSES.forEach(each -> rooms.add(room(each)));
        rooms.removeAll(MAY_KNOW.keySet());
        assertEquals(Set.of(""), rooms);
    }

    @Test
    void nothingKnowsARuleByName() {
        var strays = strays((from, to) -> isRule(to) && !to.getPackage().equals(from.getPackage()));
        assertEquals(List.of(), strays);
    }

    @Test
    void onlyTheBotCallsGitHub() {
        var gitHub = "dev.plimsoll.github.GitHub";
        var strays =
                strays((from, to) ->
                        to.getName().equals(gitHub)
                                && !Set.of("bot", "github", "").contains(room(from)));
        assertEquals(List.of(), strays);
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        assertEquals(
                List.of(),
                sources()
                        .map(Path::getParent)
                        .distinct()
                        .filter(each -> !contains(each.resolve("package-info.java"), "@NullMarked"))
                        .toList());
    }

    @Test
    void noSourceFileIsLongerThan300Lines() throws IOException {
        assertEquals(
                List.of(),
                sources()
                        .filter(each -> text(each).lines().count() >= 300)
                        .map(each -> each.getFileName().toString())
                        .filter(each -> !STILL_LONG.contains(each))
                        .toList());
    }

    /** PackageManager is what apt-get and apk are called, BaseImage what FROM names. */
    @Test
    void noClassHasAVagueName() {
        Predicate<String> vague =
                name ->
                        name.matches(
                                "(?!PackageManager$).*(Util|Utils|Helper|Manager|Impl|Common)|Base(?!Image)[A-Z].*");
        assertEquals(
                List.of(),
                CLASSES.stream().map(JavaClass::getSimpleName).filter(vague).sorted().toList());
    }

    @Test
    void everyPageOfARuleLiesBesideItsClass() throws IOException {
        try (var files = Files.walk(MAIN)) {
            assertEquals(
                    List.of(),
                    files.filter(each -> each.toString().endsWith(".md"))
                            .filter(each ->
                                    !Files.exists(Path.of(each.toString().replace(".md", ".java"))))
                            .toList());
        }
    }

    /** Between backticks a value may hold some itself: {@code Message} sees to that. */
    @Test
    void valuesComeIntoMessagesByOneWay() throws IOException {
        var another =
                Pattern.compile(
                        "`[^\"\\n]*\"\\s*\\)?\\s*(?:\\.formatted\\(|::formatted|\\+ *[a-z])");
        assertEquals(
                List.of(),
                sources()
                        .filter(each -> each.toString().matches(".*/(rules|dockerfile)/.*"))
                        .filter(each -> another.matcher(text(each)).find())
                        .map(each -> each.getFileName().toString())
                        .toList());
    }

    private interface Stray {
        boolean is(JavaClass from, JavaClass to);
    }

    private static List<String> strays(Stray stray) {
        return CLASSES.stream()
                .flatMap(from -> from.getDirectDependenciesFromSelf().stream())
                .filter(each -> isOurs(each.getTargetClass()))
                .filter(each -> stray.is(each.getOriginClass(), each.getTargetClass()))
                .map(each ->
                        each.getOriginClass().getName() + " -> " + each.getTargetClass().getName())
                .distinct()
                .sorted()
                .toList();
    }

    private static boolean mayKnow(String from, String to) {
        return from.isEmpty()
                || from.equals(to)
                || MAY_KNOW.getOrDefault(from, Set.of()).contains(to);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("dev.plimsoll") && !type.isArray();
    }

    private static boolean isRule(JavaClass type) {
        return room(type).equals("rules");
    }

    /** The room of a class, such as {@code lint}; empty for the roof. */
    private static String room(JavaClass type) {
        var parts = type.getPackageName().split("\\.");
        return parts.length > 2 ? parts[2] : "";
    }

    private static Stream<Path> sources() throws IOException {
        try (var files = Files.walk(MAIN)) {
            return files
                    .filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean contains(Path file, String word) {
        return Files.exists(file) && text(file).contains(word);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
