package dev.plimsoll.bot;

import dev.plimsoll.github.Repository;
import dev.plimsoll.queue.Lane;

/** What a lane is about. */
sealed interface Subject {
    Repository repository();

    /** The lane in which it is worked on. */
    Lane lane();

    /** A pull request. */
    record Pull(Repository repository, int number) implements Subject {
        @Override
        public Lane lane() {
            return Subject.lane(
                    "pull/" + repository.id() + "/" + number, repository, "pull " + number);
        }

        /** How people call it, such as {@code #12}. */
        String name() {
            return "#" + number;
        }
    }

    /** A group of a merge queue, told by its head. */
    record Group(Repository repository, String base, String head) implements Subject {
        @Override
        public Lane lane() {
            var words = "group " + base + " " + head;
            return Subject.lane("group/" + repository.id() + "/" + head, repository, words);
        }
    }

    /** A commit whose check was asked for again, and no lane stands there: whose head is it? */
    record Search(Repository repository, String head) implements Subject {
        @Override
        public Lane lane() {
            return Subject.lane(
                    "search/" + repository.id() + "/" + head, repository, "search " + head);
        }
    }

    /** What the lane was made of. */
    static Subject of(Lane lane) {
        var words = lane.subject().split(" ");
        var repository = repository(lane, words[words.length - 1]);
        return switch (words[0]) {
            case "pull" -> new Pull(repository, Integer.parseInt(words[1]));
            case "group" -> new Group(repository, words[1], words[2]);
            case "search" -> new Search(repository, words[1]);
            default -> throw new IllegalStateException("no such lane: " + lane);
        };
    }

    private static Lane lane(String id, Repository repository, String words) {
        return new Lane(
                id,
                repository.installation(),
                words + " " + repository.id() + "/" + repository.name());
    }

    private static Repository repository(Lane lane, String words) {
        int slash = words.indexOf('/');
        return new Repository(
                lane.tenant(),
                Long.parseLong(words.substring(0, slash)),
                words.substring(slash + 1));
    }
}
