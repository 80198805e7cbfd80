import { defineApp } from "convex/server";
import userMemory from "user-memory-service-convex/convex.config";

const app = defineApp();
app.use(userMemory);

export default app;
