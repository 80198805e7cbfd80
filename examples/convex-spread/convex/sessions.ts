export * from "user-memory-service-convex/functions/sessions";
