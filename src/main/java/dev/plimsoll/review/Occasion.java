package dev.plimsoll.review;

/** What is reviewed: it decides what may be posted beside the check. */
public enum Occasion {
    /** Check, review and edits of comments. */
    PULL_REQUEST,
    /** Check and edits of comments; nothing new is posted. */
    DRAFT,
    /** Check only. */
    MERGE_GROUP
}
