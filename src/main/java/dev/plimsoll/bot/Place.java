package dev.plimsoll.bot;

import dev.plimsoll.github.Repository;

/**
 * A commit of a repository, which has one check however many pull requests have it as their head.
 *
 * @param repository GitHub's number
 */
record Place(long repository, String head) {

    static Place of(Repository repository, String head) {
        return new Place(repository.id(), head);
    }

    static Place parse(String id) {
        int slash = id.indexOf('/');
        return new Place(Long.parseLong(id.substring(0, slash)), id.substring(slash + 1));
    }

    /** Such as {@code 1296269/6dcb09b5b57875f334f61aebed695e2e4193db5e}. */
    String id() {
        return repository + "/" + head;
    }
}
