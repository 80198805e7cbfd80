/** How each operation is sent, by its `operationId`. */
export const OPERATIONS = {
    getContext: {
        method: "GET",
        path: "/v1/mem/{userId}/context",
        query: ["sessionId", "limitTokens", "query", "explain", "format"],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    queryContext: {
        method: "POST",
        path: "/v1/mem/{userId}/context",
        query: [],
        headers: {},
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    previewContext: {
        method: "GET",
        path: "/v1/mem/{userId}/context/preview",
        query: ["limitTokens", "query", "format"],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    previewQueryContext: {
        method: "POST",
        path: "/v1/mem/{userId}/context/preview",
        query: [],
        headers: {},
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    openChat: {
        method: "GET",
        path: "/v1/chat/{userId}/open",
        query: ["sessionId", "limitTokens", "query", "format"],
        headers: { lastEventID: "Last-Event-ID" },
        answer: "events",
        repeatable: true,
    },
    finalizeAssessment: {
        method: "POST",
        path: "/v1/assessments/finalize",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key", userId: "X-User-Id", timeZone: "X-Time-Zone" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    bindSession: {
        method: "PUT",
        path: "/v1/sessions/{sessionId}",
        query: [],
        headers: {},
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    summariseSession: {
        method: "POST",
        path: "/v1/sessions/summary",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key", userId: "X-User-Id" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    getSessionSummary: {
        method: "GET",
        path: "/v1/sessions/{sessionId}/summary",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    forgetSession: {
        method: "DELETE",
        path: "/v1/mem/{userId}/sessions/{sessionId}",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key" },
        answer: "json",
        repeatable: true,
    },
    listFacts: {
        method: "GET",
        path: "/v1/mem/{userId}/facts",
        query: [
            "kind",
            "skillId",
            "sessionId",
            "slot",
            "tag",
            "text",
            "includeSuperseded",
            "asOf",
            "limit",
            "cursor",
        ],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    upsertFacts: {
        method: "POST",
        path: "/v1/mem/{userId}/facts",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    patchFact: {
        method: "PATCH",
        path: "/v1/mem/{userId}/facts/{factId}",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    deleteFact: {
        method: "DELETE",
        path: "/v1/mem/{userId}/facts/{factId}",
        query: ["cascade"],
        headers: { idempotencyKey: "Idempotency-Key" },
        answer: "json",
        repeatable: true,
    },
    getFactSameAssessment: {
        method: "GET",
        path: "/v1/mem/{userId}/facts/{factId}/same-assessment",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    getFactHistory: {
        method: "GET",
        path: "/v1/mem/{userId}/facts/{factId}/history",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    listEpisodes: {
        method: "GET",
        path: "/v1/mem/{userId}/episodes",
        query: ["limit", "cursor"],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    ingestEpisode: {
        method: "POST",
        path: "/v1/mem/{userId}/episodes",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    deleteEpisode: {
        method: "DELETE",
        path: "/v1/mem/{userId}/episodes/{episodeId}",
        query: ["cascade"],
        headers: { idempotencyKey: "Idempotency-Key" },
        answer: "json",
        repeatable: true,
    },
    getEpisodeSameAssessment: {
        method: "GET",
        path: "/v1/mem/{userId}/episodes/{episodeId}/same-assessment",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    listGoals: {
        method: "GET",
        path: "/v1/mem/{userId}/goals",
        query: ["status"],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    addGoal: {
        method: "POST",
        path: "/v1/mem/{userId}/goals",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    updateGoal: {
        method: "PATCH",
        path: "/v1/mem/{userId}/goals/{goalId}",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    deleteGoal: {
        method: "DELETE",
        path: "/v1/mem/{userId}/goals/{goalId}",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key" },
        answer: "json",
        repeatable: true,
    },
    getPreferences: {
        method: "GET",
        path: "/v1/mem/{userId}/preferences",
        query: [],
        headers: { ifNoneMatch: "If-None-Match" },
        answer: "json",
        repeatable: true,
    },
    patchPreferences: {
        method: "PATCH",
        path: "/v1/mem/{userId}/preferences",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key", ifMatch: "If-Match" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    getProfile: {
        method: "GET",
        path: "/v1/mem/{userId}/profile",
        query: [],
        headers: { ifNoneMatch: "If-None-Match" },
        answer: "json",
        repeatable: true,
    },
    putProfile: {
        method: "PUT",
        path: "/v1/mem/{userId}/profile",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key", ifMatch: "If-Match" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    listConsents: {
        method: "GET",
        path: "/v1/mem/{userId}/consents",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    getConsent: {
        method: "GET",
        path: "/v1/mem/{userId}/consents/{consent}",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    putConsent: {
        method: "PUT",
        path: "/v1/mem/{userId}/consents/{consent}",
        query: ["erase"],
        headers: { idempotencyKey: "Idempotency-Key" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    listTrackedSkills: {
        method: "GET",
        path: "/v1/mem/{userId}/tracked-skills",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    reorderTrackedSkills: {
        method: "PUT",
        path: "/v1/mem/{userId}/tracked-skills",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    putTrackedSkill: {
        method: "PUT",
        path: "/v1/mem/{userId}/tracked-skills/{skillId}",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    deleteTrackedSkill: {
        method: "DELETE",
        path: "/v1/mem/{userId}/tracked-skills/{skillId}",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key" },
        answer: "json",
        repeatable: true,
    },
    eraseMemory: {
        method: "DELETE",
        path: "/v1/mem/{userId}",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    getMemoryErasure: {
        method: "GET",
        path: "/v1/mem/{userId}/erasure",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    exportMemory: {
        method: "GET",
        path: "/v1/mem/{userId}/export",
        query: [],
        headers: {},
        answer: "lines",
        repeatable: true,
    },
    getMemorySummary: {
        method: "GET",
        path: "/v1/mem/{userId}/summary",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    listDailyProgress: {
        method: "GET",
        path: "/v1/progress/{userId}/daily",
        query: ["from", "to", "skillId", "limit", "cursor"],
        headers: { timeZone: "X-Time-Zone" },
        answer: "json",
        repeatable: true,
    },
    upsertDailyProgress: {
        method: "POST",
        path: "/v1/progress/{userId}/daily",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    getGamification: {
        method: "GET",
        path: "/v1/gamification/{userId}",
        query: [],
        headers: { timeZone: "X-Time-Zone" },
        answer: "json",
        repeatable: true,
    },
    updateGamification: {
        method: "POST",
        path: "/v1/gamification/{userId}",
        query: [],
        headers: { idempotencyKey: "Idempotency-Key", timeZone: "X-Time-Zone" },
        body: "application/json",
        answer: "json",
        repeatable: true,
    },
    getCaller: {
        method: "GET",
        path: "/v1/caller",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    listUsers: {
        method: "GET",
        path: "/v1/admin/users",
        query: ["prefix", "limit", "cursor"],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    getUser: {
        method: "GET",
        path: "/v1/admin/users/{userId}",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    deleteUser: {
        method: "DELETE",
        path: "/v1/admin/users/{userId}",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    getErasure: {
        method: "GET",
        path: "/v1/admin/users/{userId}/erasure",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    exportUser: {
        method: "GET",
        path: "/v1/admin/users/{userId}/export",
        query: [],
        headers: {},
        answer: "lines",
        repeatable: true,
    },
    importUser: {
        method: "POST",
        path: "/v1/admin/users/{userId}/import",
        query: [],
        headers: {},
        body: "application/x-ndjson",
        answer: "json",
        repeatable: false,
    },
    sweepExpired: {
        method: "POST",
        path: "/v1/admin/ttl-sweep",
        query: [],
        headers: {},
        answer: "json",
        repeatable: false,
    },
    listAudit: {
        method: "GET",
        path: "/v1/admin/audit",
        query: ["userId", "limit", "cursor"],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    listParked: {
        method: "GET",
        path: "/v1/admin/parked",
        query: ["limit", "cursor"],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    getParked: {
        method: "GET",
        path: "/v1/admin/parked/{id}",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    discardParked: {
        method: "DELETE",
        path: "/v1/admin/parked/{id}",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    listOutbox: {
        method: "GET",
        path: "/v1/admin/outbox",
        query: ["limit", "cursor"],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    getOutboxEntry: {
        method: "GET",
        path: "/v1/admin/outbox/{id}",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    discardOutboxEntry: {
        method: "DELETE",
        path: "/v1/admin/outbox/{id}",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    retryOutboxEntry: {
        method: "POST",
        path: "/v1/admin/outbox/{id}/retry",
        query: [],
        headers: {},
        answer: "json",
        repeatable: false,
    },
    getService: {
        method: "GET",
        path: "/",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    getContract: {
        method: "GET",
        path: "/openapi.yaml",
        query: [],
        headers: {},
        answer: "text",
        repeatable: true,
    },
    getHealth: {
        method: "GET",
        path: "/actuator/health",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    getLiveness: {
        method: "GET",
        path: "/actuator/health/liveness",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    getReadiness: {
        method: "GET",
        path: "/actuator/health/readiness",
        query: [],
        headers: {},
        answer: "json",
        repeatable: true,
    },
    getMetrics: {
        method: "GET",
        path: "/actuator/prometheus",
        query: [],
        headers: {},
        answer: "text",
        repeatable: true,
    },
};
/** The operations of the contract, one method each. */
export class Operations {
    /**
     * Get a person's memory for a chat
     *
     * The best of what is remembered, rendered as text of at most `limitTokens` tokens. Answers
     * within a deadline even when the store does not: `ctx_source` says where the answer is from.
     * A `sessionId` is bound to the user, so that a later finalize finds the user by it.
     */
    getContext(input, options) {
        return this.call("getContext", input, options);
    }
    /**
     * Get a person's memory for a chat, with all options
     *
     * Like `GET`, for queries that do not belong into a URL, and with further options. When the
     * store does not answer in time and there is no recent snapshot, the newest part of `history`
     * that fits is rendered instead (`ctx_source` is then `client`).
     */
    queryContext(input, options) {
        return this.call("queryContext", input, options);
    }
    /**
     * Try a context
     *
     * What a chat would get now, with the `receipt` that says why. Changes nothing: no session is
     * bound.
     */
    previewContext(input, options) {
        return this.call("previewContext", input, options);
    }
    /**
     * Try a context, with all options
     *
     * Like `GET`, with further options, so that a request can be tried as it is: `sessionId` is
     * not bound, and the answer is always explained.
     */
    previewQueryContext(input, options) {
        return this.call("previewQueryContext", input, options);
    }
    /**
     * Open a chat with memory, and be told when it changes
     *
     * Server-sent events, as long as the caller stays. The first is `context`: what the chat puts
     * before its prompt, within the deadline of a context and degraded as one. Then a `memory` event
     * whenever what is remembered of the person has changed, so that the chat can ask for its context
     * again; many changes in a row may be told as one. Lines that begin with `:` are heartbeats. An
     * `end` event says why the service ends the stream.
     *
     * The `id` of an event is the revision of the memory. Whoever comes back with it as
     * `Last-Event-ID` gets `context` again only if memory has changed since, or if that cannot be
     * told for now; else an event `unchanged`.
     *
     * Without `limitTokens` one of `CLASSIFIER_CONTEXT_LIMIT` and `MEMORY_CONTEXT_TOKENS` has to be set;
     * else `context` is empty with the reason `no_limit`, and the stream ends.
     *
     * A `sessionId` is bound as by `getContext`. There are no tickets for `EventSource`, which cannot
     * send a token: read the stream with `fetch`.
     */
    openChat(input, options) {
        return this.events("openChat", input, options);
    }
    /**
     * Store what a finished assessment leaves
     *
     * Stores, in one transaction: an episode, one daily rollup per skill with a level, XP and
     * streak, and facts: a `skill_hint` per distinct piece of feedback and per unmet criterion, an
     * `achievement` per met one, and the current level of each skill.
     *
     * **Once.** The same content for the same (`sessionId`, `groupId`) changes nothing and answers
     * `duplicate: true`, for as long as what it counts is kept. Other content is the same
     * assessment scored again: it replaces what the earlier one left and answers `replaced: true`.
     * A `revision` lower than the stored one changes nothing (`state: outdated`).
     *
     * **Whose.** The user is `userId` of the body, or else the header `X-User-Id`, or else the user
     * whose session it is. While that is unknown, the assessment is parked (202): it is stored,
     * dated by when it came, once the session becomes known (`bindSession`, a context with this
     * `sessionId`, another finalize that names its user), within `PARKED_DAYS`.
     *
     * **Tolerant.** Only a body that is no JSON object, or has no valid `sessionId`,
     * `rubricVersion` and `summary`, or a `userId` that is not valid, is a 422. Any other member
     * that is missing, of the wrong type or out of bounds loses only itself and is named in
     * `warnings`, long texts are shortened at the end of a sentence, and of long lists the first 50
     * items are kept.
     *
     * **Failed or empty.** An assessment that is marked as failed (`status`, or `failed` of a
     * `meta`), that only holds notices such as "please try again later" (`ASSESSMENT_NOTICES`), or
     * that has no level, feedback or criterion, is neither learned from nor counted, and the answer
     * says so: `state: failed` or `empty`.
     */
    finalizeAssessment(input, options) {
        return this.call("finalizeAssessment", input, options);
    }
    /**
     * Say whose a session is
     *
     * So that an assessment or a summary that names only its session finds its user; what is
     * parked for the session is stored now. Repeating it is harmless. A session that is somebody
     * else's is a 409, unless `move` is true: then later writes are this user's, and earlier ones
     * stay where they are. A session is known for 7 days after it was last seen. An ended one is
     * nobody's.
     */
    bindSession(input, options) {
        return this.call("bindSession", input, options);
    }
    /**
     * Store the rolling summary of a session
     *
     * The latest `updatedAt` wins, of two at the same time the higher `version`. It becomes the
     * first part of the session's one episode, which assessments of the session add to. The user
     * is `userId` of the body, or else the header `X-User-Id`, or else the user whose session it
     * is; while that is unknown, the latest summary is parked (202).
     *
     * Only a body that is no JSON object, or has no valid `sessionId` and `summaryText`, or a
     * `userId` that is not valid, is a 422. Anything else that is wrong loses only itself and is
     * named in `warnings`; of a longer text the last 2,000 characters are kept, from the start of
     * a line or sentence.
     */
    summariseSession(input, options) {
        return this.call("summariseSession", input, options);
    }
    /**
     * The latest summary of a session
     */
    getSessionSummary(input, options) {
        return this.call("getSessionSummary", input, options);
    }
    /**
     * Forget what came from a session
     *
     * Takes back what the session's assessments left (facts, levels, points), its summary and
     * episodes, the facts that were said in it and nowhere else, and whose session it is. A fact
     * that somebody else said too stays. Needs no consent. Repeating it is harmless.
     */
    forgetSession(input, options) {
        return this.call("forgetSession", input, options);
    }
    /**
     * List facts
     *
     * Unexpired facts, latest record first: an order that nothing said later changes, so that whoever
     * pages misses nothing. A filter that this list does not have is a 422.
     */
    listFacts(input, options) {
        return this.call("listFacts", input, options);
    }
    /**
     * Add or reinforce facts
     *
     * Says up to 100 facts in order, as one write. A fact that is already known (same kind, skill
     * and normalised text) is reinforced: its weight rises toward 10 and its expiry is extended.
     * A fact with a `slot` supersedes the fact that had the slot.
     */
    upsertFacts(input, options) {
        return this.call("upsertFacts", input, options);
    }
    /**
     * Correct a fact, or change how it is handled
     *
     * An absent member stays as it is. Another `text` corrects the fact: a new fact of this text takes
     * its place, with its kind, skill, slot, tags, weight and pin, and `replaces` names the old one,
     * which is kept as history until it expires and does not come back when somebody says it again.
     * A text that another fact has already reinforces that one; one that says the same (but for case,
     * spacing and full stop) is only spelt anew. A fact that has been superseded cannot be corrected
     * (409), unless by the text that it was corrected to already, which changes nothing.
     *
     * `kind`, `slot` and `skillId` are the fact's identity: to change them, `POST` the new statement;
     * here they are a 422.
     */
    patchFact(input, options) {
        return this.call("patchFact", input, options);
    }
    /**
     * Delete a fact
     *
     * Needs no consent. Repeating it is harmless. When it came from an assessment of which more is
     * remembered, `sameAssessment` says what.
     */
    deleteFact(input, options) {
        return this.call("deleteFact", input, options);
    }
    /**
     * What else came from the same assessment
     *
     * What deleting the fact with `cascade=true` would take along. A fact may have been said by several.
     */
    getFactSameAssessment(input, options) {
        return this.call("getFactSameAssessment", input, options);
    }
    /**
     * When a fact was so
     *
     * What the fact's slot held when, earliest first; of a fact without a slot, since when it is so.
     * With what was corrected to become it, and what it was corrected to.
     * Of a statement that was said often, the first and the last time count.
     */
    getFactHistory(input, options) {
        return this.call("getFactHistory", input, options);
    }
    /**
     * List episodes
     *
     * Unexpired episodes, newest first.
     */
    listEpisodes(input, options) {
        return this.call("listEpisodes", input, options);
    }
    /**
     * Store an episode once
     *
     * With an `episodeId` that is already stored, the same content is a replay (200) and other
     * content a 409. Without one, an id is made.
     */
    ingestEpisode(input, options) {
        return this.call("ingestEpisode", input, options);
    }
    /**
     * Delete an episode
     *
     * Needs no consent, but for a cascade, which has to read the episode. Repeating it is harmless.
     * When assessments of the session are remembered, `sameAssessment` says what they left.
     */
    deleteEpisode(input, options) {
        return this.call("deleteEpisode", input, options);
    }
    /**
     * What else came from the same assessment
     *
     * What deleting the episode with `cascade=true` would take along. Only the episode of a session is composed of assessments.
     */
    getEpisodeSameAssessment(input, options) {
        return this.call("getEpisodeSameAssessment", input, options);
    }
    /**
     * List goals
     *
     * All of them (at most 100), newest first.
     */
    listGoals(input, options) {
        return this.call("listGoals", input, options);
    }
    /**
     * Add a goal
     *
     * A person has at most 100 goals, whatever their status.
     */
    addGoal(input, options) {
        return this.call("addGoal", input, options);
    }
    /**
     * Change a goal
     *
     * A merge patch (RFC 7396). `null` clears `description` and `targetDateMs`.
     */
    updateGoal(input, options) {
        return this.call("updateGoal", input, options);
    }
    /**
     * Delete a goal
     *
     * Repeating it is harmless.
     */
    deleteGoal(input, options) {
        return this.call("deleteGoal", input, options);
    }
    getPreferences(input, options) {
        return this.call("getPreferences", input, options);
    }
    /**
     * Change preferences
     *
     * A merge patch (RFC 7396): an absent member stays, `null` clears, `extra` merges recursively.
     * `If-Match` guards against overwriting somebody else's change.
     */
    patchPreferences(input, options) {
        return this.call("patchPreferences", input, options);
    }
    getProfile(input, options) {
        return this.call("getProfile", input, options);
    }
    /**
     * Replace the profile
     *
     * A member that is absent here is gone afterwards.
     */
    putProfile(input, options) {
        return this.call("putProfile", input, options);
    }
    /**
     * List consents
     *
     * The decisions that the person made and that have not expired, by name.
     */
    listConsents(input, options) {
        return this.call("listConsents", input, options);
    }
    /**
     * Get a consent
     */
    getConsent(input, options) {
        return this.call("getConsent", input, options);
    }
    /**
     * Grant or revoke a consent
     *
     * Creates or replaces the decision. Revoking hides what the consent gates; with `erase=true`
     * it also deletes it at once: facts and episodes for `memory`, rollups and gamification for
     * `progress`. A person has at most 50 decisions.
     */
    putConsent(input, options) {
        return this.call("putConsent", input, options);
    }
    /**
     * List tracked skills
     */
    listTrackedSkills(input, options) {
        return this.call("listTrackedSkills", input, options);
    }
    /**
     * Put tracked skills in another order
     *
     * All at once. The skills that are named get the orders 1, 2 and 3, and those that are not
     * follow as they did before. One that is not tracked is a 404.
     */
    reorderTrackedSkills(input, options) {
        return this.call("reorderTrackedSkills", input, options);
    }
    /**
     * Track a skill
     *
     * Creates or replaces it. A fourth skill is a 409. A skill that has the `order` already gets
     * the one that becomes free: two skills swap places.
     *
     * What assessments left while they knew the skill only by its hash, or by the id in
     * `renamedFrom`, becomes this skill's: its daily rollups are merged, its facts renamed.
     */
    putTrackedSkill(input, options) {
        return this.call("putTrackedSkill", input, options);
    }
    /**
     * Stop tracking a skill
     *
     * Repeating it is harmless.
     */
    deleteTrackedSkill(input, options) {
        return this.call("deleteTrackedSkill", input, options);
    }
    /**
     * Erase everything of a person, as the person
     *
     * The same as `deleteUser`, for whose own memory it is.
     */
    eraseMemory(input, options) {
        return this.call("eraseMemory", input, options);
    }
    /**
     * How far one's own erasure is
     *
     * The same as `getErasure`, for whose own memory it is.
     */
    getMemoryErasure(input, options) {
        return this.call("getMemoryErasure", input, options);
    }
    /**
     * Take one's own data along
     *
     * The same as `exportUser`, for whose own memory it is.
     */
    exportMemory(input, options) {
        return this.lines("exportMemory", input, options);
    }
    /**
     * How much is stored about a person
     *
     * The same as `getUser`, for whose own memory it is.
     */
    getMemorySummary(input, options) {
        return this.call("getMemorySummary", input, options);
    }
    /**
     * List daily rollups
     *
     * By date, then skill. The last 30 days when no range is given; at most 366 days.
     */
    listDailyProgress(input, options) {
        return this.call("listDailyProgress", input, options);
    }
    /**
     * Add to a day's rollup
     *
     * Merges the report into the rollup of its day and skill: counters add, `avgLevel` is the mean
     * weighted by samples, medals and errors are sets (at most 200 each per day and skill; two are
     * the same when they differ only in spaces or Unicode form). Send an `Idempotency-Key`: without
     * one, a repetition counts twice.
     */
    upsertDailyProgress(input, options) {
        return this.call("upsertDailyProgress", input, options);
    }
    /**
     * Get points, level, streak and badges
     *
     * The streak is as of today, in the person's time zone.
     */
    getGamification(input, options) {
        return this.call("getGamification", input, options);
    }
    /**
     * Report an activity
     *
     * Adds points (never below 0 in total) and badges (a set of at most 500; two are the same when
     * they differ only in spaces or Unicode form), and counts the day as one of activity, unless it
     * only takes points back. Days may be reported in any order: a day that comes late closes the
     * gap in a streak. The level is `1 + floor(sqrt(xpTotal / 100))`. Send an `Idempotency-Key`:
     * without one, a repetition counts twice.
     */
    updateGamification(input, options) {
        return this.call("updateGamification", input, options);
    }
    /**
     * Who is calling, and what they may do
     *
     * For whoever signs in: any credentials that are good for something. While none are configured,
     * everybody on this machine is `local`.
     */
    getCaller(input = {}, options) {
        return this.call("getCaller", input, options);
    }
    /**
     * Of whom something is stored
     *
     * Everybody of whom something was ever written and not erased, by user id ascending.
     */
    listUsers(input = {}, options) {
        return this.call("listUsers", input, options);
    }
    /**
     * How much is stored about a person
     *
     * How many documents each table has, expired ones that are not deleted yet included, whatever the
     * consents: what an erasure would delete. Counted in pages, while others may write.
     */
    getUser(input, options) {
        return this.call("getUser", input, options);
    }
    /**
     * Erase a person
     *
     * Deletes everything of the person from every table, whatever the consents. What takes longer
     * than a few seconds goes on behind a 202, one at a time per person: ask for it, or repeat the
     * request to join it. Repeating it is harmless; one that had stopped goes on and counts on.
     */
    deleteUser(input, options) {
        return this.call("deleteUser", input, options);
    }
    /**
     * How far an erasure is
     *
     * The latest erasure of the person, for eight days: its state and what it has deleted so far,
     * whichever instance did it. `stopped` means that nobody has gone on with it for a minute:
     * repeat the `DELETE`.
     */
    getErasure(input, options) {
        return this.call("getErasure", input, options);
    }
    /**
     * Export a person
     *
     * Streams everything unexpired that is stored about the person, whatever the consents, as JSON
     * lines: a header, one line per document, and an end. A stream without the end is incomplete.
     */
    exportUser(input, options) {
        return this.lines("exportUser", input, options);
    }
    /**
     * Import a person
     *
     * Stores an export, of this or another deployment, document by document under their natural
     * keys: moving a person between stores, or restoring one. It can be repeated, and a line that
     * cannot be stored is reported, with the member that is wrong, without stopping the others:
     * an empty id, a day that the calendar does not have, a number above its bound. The user is
     * the one in the path.
     * Idempotency keys come without their outcomes: a repetition of such a write is a 409.
     */
    importUser(input, options) {
        return this.call("importUser", input, options);
    }
    /**
     * Delete what has expired
     *
     * Expired documents are invisible already; this deletes them now. It also runs every hour.
     */
    sweepExpired(input = {}, options) {
        return this.call("sweepExpired", input, options);
    }
    /**
     * What was done with whole persons
     *
     * Who changed a consent, exported, imported or erased, when, and how many documents; newest
     * first, as this instance did it, for `AUDIT_DAYS`. A person is a keyed hash.
     */
    listAudit(input = {}, options) {
        return this.call("listAudit", input, options);
    }
    /**
     * What waits until its session is known
     *
     * Assessments and summaries of sessions that are nobody's yet, oldest first, and those that
     * were refused when they were delivered, with the reason. It never tells what they say. What
     * still waits at `expiresAtMs` is deleted.
     */
    listParked(input = {}, options) {
        return this.call("listParked", input, options);
    }
    /**
     * What became of a parked write
     */
    getParked(input, options) {
        return this.call("getParked", input, options);
    }
    /**
     * Throw a parked write away
     *
     * Repeating it is harmless.
     */
    discardParked(input, options) {
        return this.call("discardParked", input, options);
    }
    /**
     * What waits for the store
     *
     * The writes that this instance accepted with 202 and has not done yet, oldest first, and
     * those that it set aside because they can never be done. It never tells what they say.
     * Without an outbox there are none.
     */
    listOutbox(input = {}, options) {
        return this.call("listOutbox", input, options);
    }
    /**
     * What became of an accepted write
     */
    getOutboxEntry(input, options) {
        return this.call("getOutboxEntry", input, options);
    }
    /**
     * Throw an accepted write away
     *
     * It will not be delivered; one that is being delivered at this moment may still arrive.
     */
    discardOutboxEntry(input, options) {
        return this.call("discardOutboxEntry", input, options);
    }
    /**
     * Try an accepted write again now
     *
     * Also one that was set aside. It comes before the later writes of its person. The store
     * knows keys for a day longer than `OUTBOX_MAX_AGE`; one that is tried later than that, and
     * had been done without our being told, would be done twice.
     */
    retryOutboxEntry(input, options) {
        return this.call("retryOutboxEntry", input, options);
    }
    /**
     * What is this
     */
    getService(input = {}, options) {
        return this.call("getService", input, options);
    }
    /**
     * This document
     */
    getContract(input = {}, options) {
        return this.call("getContract", input, options);
    }
    /**
     * Is everything well
     *
     * Names the parts, each with its status.
     */
    getHealth(input = {}, options) {
        return this.call("getHealth", input, options);
    }
    /**
     * Is the process alive
     *
     * If not, restart it. Does not depend on the store.
     */
    getLiveness(input = {}, options) {
        return this.call("getLiveness", input, options);
    }
    /**
     * Can the service take requests
     *
     * If not, send it none for now. While Convex is away it is `DEGRADED` and ready as long as
     * the outbox takes writes.
     */
    getReadiness(input = {}, options) {
        return this.call("getReadiness", input, options);
    }
    /**
     * Metrics for Prometheus
     */
    getMetrics(input = {}, options) {
        return this.call("getMetrics", input, options);
    }
}
