export * from "user-memory-service-convex/wrappers/gamification";
