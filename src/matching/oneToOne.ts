/**
 * The one-to-one assignment with the largest sum of measures: the linear sum assignment of the matrix of all clusters
 * and objects, with 0 where a pair does not reach the threshold. It looks at the pairs alone, by shortest augmenting
 * paths (Jonker and Volgenant 1987) in a sparse graph, and so never leaves what is connected.
 */
import { Assignment, type Pairs } from "./assignment.ts";
import { PathSearch } from "./pathSearch.ts";

/**
 * Returns for each cluster [C] the pair that it is in, −1 if it is in none.
 *
 * Clusters enter one after the other, by ascending number. Each takes the path that loses least: to a free object, to
 * one whose cluster changes to another, or to one whose cluster goes without. Of paths that lose the same the one that
 * is found first stays; so the result depends on the numbers of clusters and objects and their measures alone.
 */
export function assignOneToOne(pairs: Pairs, objects: number): Int32Array {
  const assignment = new Assignment(pairs, objects);
  const search = new PathSearch(assignment, objects);
  for (let cluster = 0; cluster + 1 < pairs.starts.length; cluster++) {
    assignment.setFirstPrice(cluster);
    assignment.take(cluster, search.from(cluster));
  }
  return assignment.pairOfCluster;
}
