package dev.usermemory.context.rank;

/**
 * Every constant of ranking. Scores are in units of one natural logarithm of relevance: an item
 * that scores one more is e times as likely of use. What each constant gains is in {@code
 * docs/ranking.md}. They lie where fits with one conversation left out agree, but for the last
 * four, which are judgements.
 *
 * @param factSaturation k1 of BM25 against a fact, where a second mention says little
 * @param sessionSaturation k1 of BM25 against a session's summary and facts
 * @param lengthNormalisation b of BM25
 * @param generic weight of a query word such as "kind" or "name" against other words
 * @param summary weight of the match with the summary of a fact's session
 * @param sessionFacts weight of the match with that summary and all facts of the session
 * @param retold weight of the match with the sentence of the summary that tells the same as a fact
 * @param subject gain when the person a fact is about is named in the query
 * @param date gain when a fact dates from a time that the query names
 * @param daysAfter a gain for a date fades by 1/e in this many days after it
 * @param daysBefore the same before it; what happened was rarely told before
 * @param related weight of a match through a related word against one of the word itself
 * @param spelling weight of a match of a misspelt word against one of the word itself
 * @param window share of what an item scores against the part of the question that it fits best
 * @param aside weight of a part that asks nothing beside one that does
 * @param meaning gain for each standard deviation that a fact is nearer to the question in meaning
 *     than facts usually are
 * @param sessionMeaning share of the highest such gain in a fact's session that it gains as well
 * @param skill gain of a fact on a requested skill
 * @param trackedSkill gain of a fact on a skill that the person works on
 * @param tag gain of a fact with a requested tag
 * @param strength gain of a fact of full weight said just now; decides among equally relevant ones
 */
public record RankingWeights(
    double factSaturation,
    double sessionSaturation,
    double lengthNormalisation,
    double generic,
    double summary,
    double sessionFacts,
    double retold,
    double subject,
    double date,
    double daysAfter,
    double daysBefore,
    double related,
    double spelling,
    double window,
    double aside,
    double meaning,
    double sessionMeaning,
    double skill,
    double trackedSkill,
    double tag,
    double strength) {

  public static final RankingWeights DEFAULT =
      new RankingWeights(
          0.6, 1.2, 0.5, 0.5, 0.4, 0.4, 0.4, 4, 10, 20, 5, 0.7, 0.8, 0.7, 0.8, 2.5, 0.3, 3, 0.5, 2,
          0.2);

  /**
   * What remains of an item's value for each item already taken from its session, so that a context
   * covers several sessions. For the packer, which takes the item with the highest remaining value
   * per token.
   */
  public static final double SESSION_DISCOUNT = 0.55;

  /** A question of which every item is about less than this has no tie to a memory. */
  public static final double LEAST_TIE = 0.2;

  /** Without a query: what a requested skill or tag adds to a fact's strength, as a factor. */
  public static final double MATCH_BONUS = 1.0;

  /** Without a query: what a tracked skill adds to a fact's strength, as a factor. */
  public static final double TRACKED_BONUS = 0.25;
}
