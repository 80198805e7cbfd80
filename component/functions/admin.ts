import * as admin from "../../convex/admin";
import { visible } from "../registration";

export const { deleteByUser, exportPage, findErasure, importPage } = visible(admin);
