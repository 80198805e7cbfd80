import * as admin from "../../convex/admin";
import { wrapped } from "../registration";

export const { deleteByUser, exportPage, importPage } = wrapped("admin", admin);
