package dev.plimsoll.dockerfile;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/** Finds the stages that need each other, in linear time and without recursion. */
final class Circles {
    private final List<int[]> targets;
    private final int[] circle;
    private final int[] order;

    /** By stage, the lowest order that it leads back to. */
    private final int[] lowest;

    private final int[] next;
    private final ArrayDeque<Integer> path = new ArrayDeque<>();
    private final ArrayDeque<Integer> open = new ArrayDeque<>();
    private int visited;
    private int circles;

    private Circles(List<int[]> targets) {
        this.targets = targets;
        int count = targets.size();
        this.circle = new int[count];
        this.order = new int[count];
        this.lowest = new int[count];
        this.next = new int[count];
        Arrays.fill(circle, -1);
        Arrays.fill(order, -1);
    }

    /**
     * The number of the circle that each node is in. Two nodes that lead to each other have the
     * same.
     *
     * @param targets the nodes that each node leads to
     */
    static int[] of(List<int[]> targets) {
        var circles = new Circles(targets);
        for (int node = 0; node < targets.size(); node++) {
            if (circles.order[node] < 0) {
                circles.visit(node);
            }
        }
        return circles.circle;
    }

    private void visit(int root) {
        enter(root);
        while (!path.isEmpty()) {
            int node = path.getLast();
            if (next[node] < targets.get(node).length) {
                int target = targets.get(node)[next[node]++];
                if (order[target] < 0) {
                    enter(target);
                } else if (circle[target] < 0) {
                    lowest[node] = Math.min(lowest[node], order[target]);
                }
            } else {
                leave(node);
            }
        }
    }

    private void enter(int node) {
        order[node] = visited;
        lowest[node] = visited++;
        path.addLast(node);
        open.addLast(node);
    }

    private void leave(int node) {
        path.removeLast();
        if (!path.isEmpty()) {
            lowest[path.getLast()] = Math.min(lowest[path.getLast()], lowest[node]);
        }
        if (lowest[node] == order[node]) {
            int member;
            do {
                member = open.removeLast();
                circle[member] = circles;
            } while (member != node);
            circles++;
        }
    }
}
