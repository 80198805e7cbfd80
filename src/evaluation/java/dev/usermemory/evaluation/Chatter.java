package dev.usermemory.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What people write around a question in a chat, in our own words. */
final class Chatter {

  private static final List<String> SENTENCES =
      """
      Hey, good to have you back.
      Sorry for being slow today, I hardly slept and my head is all over the place.
      Thanks for yesterday, that was really helpful.
      I am on the bus right now and the connection keeps dropping.
      Give me a second, somebody is at the door.
      Okay, I am back.
      I read what you wrote this morning and it made me smile.
      It is pouring outside and I forgot my umbrella again.
      Honestly I have no idea where to begin.
      This might sound a bit random, bear with me.
      I was tidying up a drawer and something crossed my mind.
      Lunch was too heavy, so now I am half asleep at my desk.
      Anyway, no rush with this one.
      My phone is almost out of battery, so I will keep it short.
      Let me know if that makes no sense.
      I tried to look it up in my notes and gave up after a while.
      We can pick up the other topic later on.
      By the way, the new colours of the app look nice.
      Right, where were we.
      I keep mixing things up lately, it is a little embarrassing.
      Please be patient with me, I am typing with one hand.
      The neighbours are drilling again, what a racket.
      Before I forget, there is one thing I wanted to bring up.
      You always remember these things better than I do.
      That is all from my side for the moment.
      I have a few minutes before my next call starts.
      No worries if you are not sure.
      It has been one of those days.
      """
          .lines()
          .toList();

  private Chatter() {}

  /** The question amid whole sentences of at least so many words, in any order. */
  static String around(String question, int words, Random random) {
    List<String> sentences = new ArrayList<>(SENTENCES);
    Collections.shuffle(sentences, random);
    int taken = 0;
    for (int said = 0; said < words; taken++) {
      said += sentences.get(taken).split(" ").length;
    }
    List<String> turn = sentences.subList(0, taken);
    turn.add(random.nextInt(taken + 1), question);
    return String.join(" ", turn);
  }
}
