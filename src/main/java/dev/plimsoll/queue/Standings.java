package dev.plimsoll.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Where lanes stand and what each says there: several lanes may stand at one place, such as one
 * commit.
 */
public final class Standings {
    private final Database database;
    private final InstantSource clock;

    public Standings(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What a lane says.
     *
     * @param place at most 200 characters, such as {@code 1296269/6dcb09b5}
     * @param verdict in the worker's words
     */
    public record Standing(Lane lane, String place, String verdict) {}

    /** What stands at a place, by the lanes' ids. */
    public List<Standing> at(String place) {
        return database.transact(sql ->
                sql.list(
                        "select * from lane where place = ? order by id",
                        Standings::standing,
                        place));
    }

    /** Where a lane stands; empty where it stands nowhere. */
    public Optional<Standing> of(Lane lane) {
        return database.transact(sql ->
                sql.first(
                        "select * from lane where id = ? and place is not null",
                        Standings::standing,
                        lane.id()));
    }

    /**
     * Moves the turn's lane to a place. One that it leaves is remembered until it was {@link
     * #settled}.
     *
     * @return whether the lane is still the turn's
     */
    public boolean stand(Turn turn, String place, String verdict) {
        return move(turn, Optional.of(place), Optional.of(verdict));
    }

    /** Takes the turn's lane away from where it stands. */
    public boolean leave(Turn turn) {
        return move(turn, Optional.empty(), Optional.empty());
    }

    /** The places that the lane left and that were not settled yet. */
    public List<String> departures(Lane lane) {
        return database.transact(sql ->
                sql.list(
                        "select place from departure where lane = ? order by place",
                        row -> row.getString("place"),
                        lane.id()));
    }

    /** Forgets that the lane left the place. */
    public void settled(Lane lane, String place) {
        database.transact(sql ->
                sql.update("delete from departure where lane = ? and place = ?", lane.id(), place));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(
                new Lane(row.getString("id"), row.getLong("tenant"), row.getString("subject")),
                row.getString("place"),
                Optional.ofNullable(row.getString("verdict")).orElse(""));
    }

    private boolean move(Turn turn, Optional<String> place, Optional<String> verdict) {
        var now = clock.instant();
        return database.transact(sql -> {
            var before = placeOf(sql, turn);
            if (before.isPresent() && !before.equals(place)) {
                sql.update(
                        "insert into departure (lane, place) values (?, ?) on conflict do nothing",
                        turn.lane().id(),
                        before.get());
            }
            if (place.isPresent()) {
                sql.update(
                        "delete from departure where lane = ? and place = ?",
                        turn.lane().id(),
                        place.get());
            }
            return sql.update(
                            "update lane set place = ?, verdict = ?, changed_at = ? where id = ?"
                                    + " and holder = ?",
                            place.orElse(null),
                            verdict.orElse(null),
                            now,
                            turn.lane().id(),
                            turn.holder())
                    == 1;
        });
    }

    private static Optional<String> placeOf(Sql sql, Turn turn) throws SQLException {
        return sql.first(
                        "select place from lane where id = ? and holder = ?",
                        row -> Optional.ofNullable(row.getString("place")),
                        turn.lane().id(),
                        turn.holder())
                .flatMap(place -> place);
    }
}
