package dev.usermemory.store;

import dev.usermemory.kernel.WriteOperation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every function that the service calls, for those who count calls. */
public final class ConvexFunctions {

  private static final List<String> OTHERS =
      List.of(
          "admin:countPage",
          "admin:deleteByUser",
          "admin:exportPage",
          "admin:findErasure",
          "admin:importPage",
          "admin:listUsers",
          "assessments:findSubject",
          "cron:ttlSweep",
          "deployment:version",
          "gamification:get",
          "mem:factHistory",
          "mem:factVectors",
          "mem:factsWithoutVector",
          "mem:findSummary",
          "mem:getPreferences",
          "mem:getProfile",
          "mem:keepFactVectors",
          "mem:listConsents",
          "mem:listEpisodes",
          "mem:listFacts",
          "mem:listGoals",
          "mem:listTrackedSkills",
          "mem:readMemory",
          "mem:revision",
          "mem:sameAssessment",
          "mem:searchFacts",
          "mem:touchSession",
          "parked:deliverable",
          "parked:depth",
          "parked:find",
          "parked:list",
          "parked:ofSession",
          "parked:park",
          "parked:remove",
          "progress:listDaily",
          "sessions:bind",
          "sessions:find");

  /** Sorted. */
  public static final List<String> ALL =
      Stream.concat(
              OTHERS.stream(),
              Arrays.stream(WriteOperation.values()).map(WriteOperation::convexFunction))
          .sorted()
          .toList();

  private ConvexFunctions() {}
}
