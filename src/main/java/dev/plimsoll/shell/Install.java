package dev.plimsoll.shell;

import dev.plimsoll.shell.PackageManager.Act;
import dev.plimsoll.shell.PackageSpec.Kind;
import dev.plimsoll.source.Located;
import dev.plimsoll.source.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A command that installs packages or renews them, such as {@code apt-get install -y curl}. */
public final class Install implements Located {
    private final PackageCall call;
    private final Word.Variables outer;
    private final List<PackageSpec> packages;

    Install(PackageCall call, Word.Variables outer) {
        this.call = call;
        this.outer = outer;
        this.packages = List.copyOf(read());
    }

    @Override
    public Span span() {
        return command().span();
    }

    public PackageManager manager() {
        return call.manager();
    }

    public Command command() {
        return call.command();
    }

    /** What it does: installs what it names or a file lists, or renews what is there. */
    public Act act() {
        return call.act().orElse(Act.INSTALL);
    }

    /** The word after which packages come, such as {@code install}. */
    public Word subcommand() {
        return call.subcommand().orElse(command().program());
    }

    /** What to call it, such as {@code apt-get install}; {@code yarn} where it stands alone. */
    public String title() {
        return call.title();
    }

    /**
     * What it names: packages, paths, addresses and files that list packages, in order; variables
     * are resolved as far as they are known.
     */
    public List<PackageSpec> packages() {
        return packages;
    }

    /** Whether a file limits the versions of all that it installs, such as {@code pip -c}. */
    public boolean isLimited() {
        return given("limits").isPresent();
    }

    /** Whether it asks no question, such as by {@code -y}; true where its manager never asks. */
    public boolean assumesYes() {
        return !call.waits(outer);
    }

    /** Whether it leaves recommended and other extra packages out. */
    public boolean skipsExtras() {
        return given("lean").isPresent();
    }

    /** Whether it is told to keep no cache, such as by {@code --no-cache}. */
    public boolean skipsCache() {
        return given("no-cache").isPresent();
    }

    /** The word that lets it take packages that nobody signed, such as {@code --nogpgcheck}. */
    public Optional<Word> unverified() {
        return given("unverified");
    }

    /**
     * Where it keeps what it fetches.
     *
     * @param home the home of the user who runs it, such as {@code /root}
     */
    public List<String> caches(String home) {
        for (var place : manager().words("cache-at")) {
            int slash = place.indexOf('/');
            var path = value(slash < 0 ? place : place.substring(0, slash));
            if (path.isPresent() && !path.get().isEmpty()) {
                return List.of(path.get() + (slash < 0 ? "" : place.substring(slash)));
            }
        }
        return manager().caches(home);
    }

    /** What a {@code $VARIABLE}, an {@code --option} or an {@code --option=setting} says. */
    private Optional<String> value(String place) {
        if (place.startsWith("$")) {
            return command().environment(place.substring(1), outer);
        }
        int equals = place.indexOf('=');
        var setting = equals < 0 ? "" : place.substring(equals + 1) + "=";
        return call.arguments().values(equals < 0 ? place : place.substring(0, equals)).stream()
                .filter(given -> given.startsWith(setting))
                .map(given -> given.substring(setting.length()))
                .reduce((_, last) -> last);
    }

    private Optional<Word> given(String key) {
        return call.given(key, outer);
    }

    // Packages.

    private List<PackageSpec> read() {
        var found = new ArrayList<PackageSpec>();
        for (var word : named()) {
            for (var field : fields(word)) {
                if (!manager().syntax().removes(field.text())) {
                    var spec = PackageSpec.of(field, manager().syntax());
                    found.add(call.is("sets") ? spec.as(Kind.GROUP) : spec);
                }
            }
        }
        for (var option : values("names")) {
            add(found, option, Kind.REGISTRY);
        }
        var versions =
                values("version").stream().flatMap(option -> option.value().stream()).toList();
        if (!versions.isEmpty()) {
            var last = PackageName.version("=", versions.getLast(), manager().syntax());
            found.replaceAll(spec -> spec.version().isPresent() ? spec : spec.with(last));
        }
        boolean named = !found.isEmpty();
        for (var from : act() == Act.RESTORE ? List.<Arguments.Option>of() : values("from")) {
            var kind = manager().syntax().kind(from.value().orElse("."));
            var place = kind == Kind.URL ? Kind.URL : Kind.LOCAL;
            found.replaceAll(spec -> spec.as(place));
            if (!named) {
                add(found, from, place);
            }
        }
        values("file").forEach(option -> add(found, option, Kind.FILE));
        for (var option : values("local")) {
            option.value()
                    .map(value -> option.valueWord().orElseGet(() -> option.word().as(value)))
                    .map(word -> PackageSpec.of(word, manager().syntax()))
                    .map(spec -> spec.kind() == Kind.URL ? spec : spec.as(Kind.LOCAL))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The operands that name packages. */
    private List<Word> named() {
        var operands = call.operands();
        if (act() == Act.RESTORE) {
            return List.of();
        }
        int from = call.is("into") ? Math.min(1, operands.size()) : 0;
        int to = call.takesOne() ? Math.min(1, operands.size()) : operands.size();
        return operands.subList(from, to);
    }

    /** What a word becomes; the options that a variable gives are no packages. */
    private List<Word> fields(Word word) {
        var fields = command().fields(word, outer);
        return word.isUnknown() ? Arguments.of(fields, manager().program()).operands() : fields;
    }

    private List<Arguments.Option> values(String key) {
        return call.arguments().options().stream()
                .filter(option -> manager().words(key).contains(option.name()))
                .toList();
    }

    private static void add(List<PackageSpec> found, Arguments.Option option, Kind kind) {
        var word = option.valueWord().orElse(option.word());
        option.value()
                .map(value -> new PackageSpec(word, value, Optional.empty(), kind))
                .ifPresent(found::add);
    }
}
