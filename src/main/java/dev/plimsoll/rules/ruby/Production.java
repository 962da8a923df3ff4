package dev.plimsoll.rules.ruby;

import dev.plimsoll.dockerfile.Base;
import dev.plimsoll.dockerfile.Dockerfile;
import dev.plimsoll.dockerfile.ImageName;
import dev.plimsoll.dockerfile.Instruction;
import dev.plimsoll.dockerfile.Stage;
import dev.plimsoll.dockerfile.Value;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What of a file makes an image with Ruby that is for use, and not for work on the program. */
final class Production {
    /** What says for which of these a program of Ruby is set up. */
    private static final String[] ENVIRONMENTS = {"RAILS_ENV", "RACK_ENV", "APP_ENV", "HANAMI_ENV"};

    private static final Set<String> FOR_WORK = Set.of("development", "dev", "test", "ci");
    private static final Pattern RUBY =
            Pattern.compile(
                    "(?:.*[^a-z])?(?:j|truffle)?(?:ruby|rails|passenger)(?:[^a-z].*|\\d.*)?");

    private Production() {}

    /** The stages whose files are in the image; none where it is not for use. */
    static List<Stage> contributing(Dockerfile file) {
        var last = file.finalStage();
        if (last.isEmpty() || file.around().isForDevelopment() || last.get().isForDevelopment()) {
            return List.of();
        }
        boolean hasGemfile = runsBesideGemfile(file);
        return file.graph().contributing(last.get()).stream()
                .filter(stage -> !stage.isForDevelopment())
                .filter(stage -> hasGemfile || hasRuby(stage.bottom()))
                .toList();
    }

    /** Whether its base is an image of Ruby, or it runs Ruby's programs beside a Gemfile. */
    static boolean isRuby(Dockerfile file, Stage stage) {
        return hasRuby(stage.bottom()) || runsBesideGemfile(file);
    }

    private static boolean runsBesideGemfile(Dockerfile file) {
        return !file.calls("bundle", "gem", "rails", "rake", "ruby").isEmpty()
                && file.around().contexts().stream().anyMatch(context -> context.has("Gemfile"));
    }

    private static boolean hasRuby(Stage bottom) {
        return bottom.base() instanceof Base.External(ImageName image)
                ? RUBY.matcher(image.repository()).matches()
                : bottom.from().image().text().contains("ruby");
    }

    /** Whether its variables say that an instruction is for work on the program. */
    static boolean isForWork(Stage stage, Instruction at) {
        return is(stage, at, FOR_WORK);
    }

    /** Whether its variables say that an instruction is for use. */
    static boolean isSaid(Stage stage, Instruction at) {
        return is(stage, at, Set.of("production"));
    }

    private static boolean is(Stage stage, Instruction at, Set<String> values) {
        var environment = stage.environmentAt(at);
        for (var name : ENVIRONMENTS) {
            if (environment.get(name).flatMap(Value::known).filter(values::contains).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
