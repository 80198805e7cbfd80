import * as admin from "../../convex/admin";
import { visible } from "../registration";

export const { deleteByUser, exportPage, importPage } = visible(admin);
