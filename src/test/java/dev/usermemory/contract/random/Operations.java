package dev.usermemory.contract.random;

import java.util.List;
import java.util.function.Supplier;

/** Draws operations of one feature. */
interface Operations {

  /** One of these is drawn as likely as any other; what is listed twice is twice as likely. */
  List<Supplier<Operation>> kinds();
}
