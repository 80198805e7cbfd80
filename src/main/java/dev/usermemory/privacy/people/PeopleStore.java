package dev.usermemory.privacy.people;

import dev.usermemory.kernel.MemoryTable;
import dev.usermemory.kernel.Page;
import dev.usermemory.kernel.PageRequest;
import dev.usermemory.kernel.UserId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells who is known. */
public interface PeopleStore {

  /**
   * Everybody of whom something was written and who was not erased, by user id ascending.
   *
   * @param prefix that their ids begin with, exactly; null for everybody
   */
  Page<KnownPerson> listPeople(@Nullable String prefix, PageRequest page);

  /**
   * How many documents each table has of a person, expired ones included, whatever the consents.
   * Other writes may come in between; tables without any may be absent.
   */
  Map<MemoryTable, Long> countDocuments(UserId user);
}
