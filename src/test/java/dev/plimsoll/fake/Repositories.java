package dev.plimsoll.fake;

/** Finds the repository that a request speaks of, if its token may see it. */
record Repositories(World world) {

    FakeRepository of(Ask ask) {
        var name = ask.parameter("owner") + "/" + ask.parameter("repo");
        return world.repository(name)
                .filter(each -> !each.isDeleted())
                .filter(each ->
                        ask.token().filter(it -> it.repositories().contains(each.id())).isPresent())
                .orElseThrow(() -> new Refusal(Reply.notFound()));
    }

    FakePullRequest pull(Ask ask) {
        return of(ask).find((int) ask.number("pull_number"))
                .orElseThrow(() -> new Refusal(Reply.notFound()));
    }
}
