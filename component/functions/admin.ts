import * as admin from "../../convex/admin";
import { visible } from "../registration";

export const { countPage, deleteByUser, exportPage, findErasure, importPage, listUsers } =
  visible(admin);
