// A page without a framework: say once through which client, and place elements.
import { UserMemoryClient } from "@user-memory/client";
import "@user-memory/elements/memory-consents.js";
import "@user-memory/elements/memory-list.js";
import "@user-memory/elements/memory-preferences.js";

const provider = document.querySelector("memory-provider");

// Where people sign in, the person's own token goes with every call, and is asked for again when
// it has run out: new UserMemoryClient({ baseUrl, token: () => session.getToken() }).
provider.client = new UserMemoryClient();

// Any text in other words, or in another language.
provider.strings = {
  "list.title": "Facts and sessions",
  "preferences.title": "How should answers be?",
};

provider.addEventListener("memory-changed", ({ detail }) => {
  console.log(`stored: ${detail.what}`); // a chat would ask for its context again
});
