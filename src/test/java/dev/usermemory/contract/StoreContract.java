package dev.usermemory.contract;

import dev.usermemory.kernel.StorePolicy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;

/**
 * What every store must do. A store joins by one subclass that opens it; every test works on a user
 * of its own, so that all of them share one open store per policy and run side by side.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StoreContract {

  private final Map<StorePolicy, StoreUnderTest> open = new ConcurrentHashMap<>();

  /** Opens the store; called once per policy. Stores of several policies may share their data. */
  protected abstract StoreUnderTest open(StorePolicy policy);

  private StoreUnderTest store(StorePolicy policy) {
    return open.computeIfAbsent(policy, this::open);
  }

  @AfterAll
  void closeStores() throws Exception {
    for (StoreUnderTest store : open.values()) {
      store.close();
    }
  }

  @Nested
  class Facts extends FactContract {
    Facts() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Corrections extends CorrectionContract {
    Corrections() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class People extends PeopleContract {
    People() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class SameAssessments extends SameAssessmentContract {
    SameAssessments() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Episodes extends EpisodeContract {
    Episodes() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Goals extends GoalContract {
    Goals() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Preferences extends PreferenceContract {
    Preferences() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Profiles extends ProfileContract {
    Profiles() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class TrackedSkills extends TrackedSkillContract {
    TrackedSkills() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Sessions extends SessionContract {
    Sessions() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Summaries extends SummaryContract {
    Summaries() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Parked extends ParkedContract {
    Parked() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Assessments extends AssessmentContract {
    Assessments() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Progress extends ProgressContract {
    Progress() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Gamification extends GamificationContract {
    Gamification() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Consents extends ConsentContract {
    Consents() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Idempotency extends IdempotencyContract {
    Idempotency() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Expiry extends ExpiryContract {
    Expiry() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Erasure extends ErasureContract {
    Erasure() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Isolation extends IsolationContract {
    Isolation() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Concurrency extends ConcurrencyContract {
    Concurrency() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Imports extends ImportContract {
    Imports() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Contexts extends ContextContract {
    Contexts() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Vectors extends VectorContract {
    Vectors() {
      super(StoreContract.this::store);
    }
  }

  @Nested
  class Pages extends PagingContract {
    Pages() {
      super(StoreContract.this::store);
    }
  }
}
