package dev.plimsoll.bot;

import dev.plimsoll.github.Event;
import dev.plimsoll.github.Repository;
import dev.plimsoll.queue.Delivery;
import dev.plimsoll.queue.Inbox;
import dev.plimsoll.queue.Lane;
import dev.plimsoll.queue.Standings;
import dev.plimsoll.queue.Wish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Turns what GitHub tells into wishes, and keeps both. */
public final class Intake {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?");
    private static final Pattern NAME =
            Pattern.compile("[\\w.-]{1,100}/(?!\\.{1,2}$)[\\w.-]{1,100}");

    private final Inbox inbox;
    private final Standings standings;
    private final Consumer<String> wake;

    /**
     * @param wake is told the id of every lane that got work
     */
    public Intake(Inbox inbox, Standings standings, Consumer<String> wake) {
        this.inbox = inbox;
        this.standings = standings;
        this.wake = wake;
    }

    /** What became of a delivery. */
    public sealed interface Taken {
        /** It is kept, and work follows. */
        record Kept() implements Taken {}

        /** It is known or causes nothing. */
        record NothingToDo() implements Taken {}

        /** It is not what GitHub sends. */
        record Malformed(String why) implements Taken {}
    }

    /**
     * Keeps a delivery.
     *
     * @param guid GitHub's id of it, the same when it is delivered again
     * @param name of the event, such as {@code pull_request}
     */
    public Taken take(String guid, String name, Event event) {
        if (event instanceof Event.Malformed malformed) {
            return new Taken.Malformed(malformed.why());
        }
        if (!isUsable(event)) {
            return new Taken.Malformed("The repository or the commit has no usable name.");
        }
        var wishes = wishes(event);
        if (!inbox.keep(new Delivery(guid, name(event, name)), wishes)) {
            return new Taken.NothingToDo();
        }
        for (var wish : wishes) {
            if (wish instanceof Wish.Work work) {
                wake.accept(work.lane().id());
            }
        }
        return new Taken.Kept();
    }

    private static String name(Event event, String name) {
        var full =
                switch (event) {
                    case Event.PullRequestChanged changed -> name + "." + changed.action();
                    case Event.InstallationChanged changed -> changed.name();
                    case Event.Ignored ignored -> ignored.name();
                    default -> name;
                };
        return full.substring(0, Math.min(full.length(), 200));
    }

    private static boolean isUsable(Event event) {
        return switch (event) {
            case Event.PullRequestChanged changed ->
                    isUsable(changed.repository(), changed.head()) && changed.number() > 0;
            case Event.PullRequestClosed closed ->
                    isUsable(closed.repository(), closed.head()) && closed.number() > 0;
            case Event.CheckRerequested asked -> isUsable(asked.repository(), asked.head());
            case Event.MergeGroupRequested group ->
                    isUsable(group.repository(), group.head())
                            && COMMIT.matcher(group.base()).matches();
            case Event.MergeGroupDestroyed group ->
                    isUsable(group.repository(), group.head())
                            && COMMIT.matcher(group.base()).matches();
            case Event.Ping _, Event.InstallationChanged _, Event.Ignored _, Event.Malformed _ ->
                    true;
        };
    }

    private static boolean isUsable(Repository repository, String head) {
        return NAME.matcher(repository.name()).matches() && COMMIT.matcher(head).matches();
    }

    private List<Wish> wishes(Event event) {
        return switch (event) {
            case Event.PullRequestChanged changed -> changed(changed);
            case Event.PullRequestClosed closed ->
                    List.of(ended(new Subject.Pull(closed.repository(), closed.number())));
            case Event.CheckRerequested asked -> again(asked);
            case Event.MergeGroupRequested group ->
                    List.of(
                            look(
                                    new Subject.Group(
                                            group.repository(), group.base(), group.head())));
            case Event.MergeGroupDestroyed group ->
                    List.of(
                            ended(
                                    new Subject.Group(
                                            group.repository(), group.base(), group.head())));
            case Event.Ping _, Event.InstallationChanged _, Event.Ignored _, Event.Malformed _ ->
                    List.of();
        };
    }

    static Wish.Work look(Subject subject) {
        return new Wish.Work(subject.lane(), false);
    }

    private static Wish.Work ended(Subject subject) {
        return new Wish.Work(subject.lane(), true);
    }

    /** Another base is another question about the same head: it gets a run of its own. */
    private static List<Wish> changed(Event.PullRequestChanged event) {
        var look = look(new Subject.Pull(event.repository(), event.number()));
        return event.action().equals("edited")
                ? List.of(anew(event.repository(), event.head()), look)
                : List.of(look);
    }

    private static Wish.Anew anew(Repository repository, String head) {
        return new Wish.Anew(Place.of(repository, head).id());
    }

    /**
     * Whoever of those who stand at the commit is first brings the new run, which speaks for all.
     * GitHub names no pull requests of forks: our own table knows, else GitHub is searched.
     */
    private List<Wish> again(Event.CheckRerequested event) {
        var lanes = new LinkedHashMap<String, Lane>();
        for (var standing : standings.at(Place.of(event.repository(), event.head()).id())) {
            lanes.put(standing.lane().id(), standing.lane());
        }
        for (int number : event.pullRequests()) {
            var lane = new Subject.Pull(event.repository(), number).lane();
            lanes.put(lane.id(), lane);
        }
        if (lanes.isEmpty()) {
            var search = new Subject.Search(event.repository(), event.head()).lane();
            lanes.put(search.id(), search);
        }
        var wishes = new ArrayList<Wish>();
        wishes.add(anew(event.repository(), event.head()));
        lanes.values().forEach(lane -> wishes.add(new Wish.Work(lane, false)));
        return wishes;
    }
}
