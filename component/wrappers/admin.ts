import * as admin from "../../convex/admin";
import { wrapped } from "../registration";

export const { countPage, deleteByUser, exportPage, findErasure, importPage, listUsers } = wrapped(
  "admin",
  admin,
);
