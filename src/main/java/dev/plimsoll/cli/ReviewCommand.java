package dev.plimsoll.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.lint.Catalogue;
import dev.plimsoll.lint.Linter;
import dev.plimsoll.review.Check.Conclusion;
import dev.plimsoll.review.Context;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code plimsoll review}: what the App would post for the local change. */
@Command(
        name = "review",
        description =
                "Shows what the App would post for the change of the local branch, uncommitted"
                        + " changes included.",
        mixinStandardHelpOptions = true,
        footerHeading = "%n",
        footer =
                "Exit code 0: the check would pass; 1: it would fail, which only new errors and"
                        + " files that cannot be judged cause; 2: wrong usage.")
public final class ReviewCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "A directory in a git repository. Default: the current one.")
    private Path directory = Path.of(".");

    @Option(
            names = "--base",
            paramLabel = "REF",
            description =
                    "The branch that the change would be merged to. Default: origin/HEAD, else main"
                            + " or master.")
    private @Nullable String base;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also writes a page that looks like the review.")
    private @Nullable Path page;

    @Mixin private RuleChoice rules = new RuleChoice();

    public ReviewCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var catalogue = Catalogue.load();
        var linter = new Linter(catalogue, rules.selection(catalogue));
        var change = Branch.change(directory, Optional.ofNullable(base));
        var review = LocalReview.of(change, linter, pages(catalogue));
        if (page != null) {
            write(page, ReviewPage.of(review).html());
        }
        new TerminalReview(console.out(), console.terminal()).write(review);
        if (page != null) {
            console.note("the page is `%s`.".formatted(Shown.line(page.toString())));
        }
        return review.plan().check().conclusion() == Conclusion.FAILURE ? 1 : 0;
    }

    private Context.Pages pages(Catalogue catalogue) {
        var address = Optional.ofNullable(console.environment().get("PLIMSOLL_URL"));
        return new Context.Pages(
                address.filter(url -> url.matches("https?://\\S+")),
                rule -> catalogue.find(rule).map(Catalogue.Entry::publishedPage));
    }

    private static void write(Path file, String html) {
        try {
            Files.writeString(file, html, UTF_8);
        } catch (IOException e) {
            throw new WrongUse("the page `" + file + "` cannot be written.");
        }
    }
}
