import * as admin from "../../convex/admin";
import { wrapped } from "../registration";

export const { deleteByUser, exportPage, findErasure, importPage } = wrapped("admin", admin);
