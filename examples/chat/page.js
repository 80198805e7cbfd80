// The page knows no token and not who is chatting: its server does.
const sessionId = crypto.randomUUID();
const messages = [];
const chat = document.querySelector("#chat");
const question = document.querySelector("#question");
const ask = document.querySelector("button");

// The browser itself opens it again when it breaks off; without it the chat goes on.
const memory = new EventSource(`memory?session=${sessionId}`);
memory.addEventListener("message", ({ data }) => {
  const { text, source } = JSON.parse(data);
  document.querySelector("#memory").textContent = text || "Nothing yet.";
  document.querySelector("#source").textContent = source;
});
memory.addEventListener("error", () => {
  document.querySelector("#source").textContent = "away";
});

document.querySelector("#ask").addEventListener("submit", async (event) => {
  event.preventDefault();
  say("user", question.value);
  question.value = "";
  const line = say("assistant", "");
  ask.disabled = true; // one question at a time
  try {
    const response = await fetch("chat", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sessionId, messages: messages.slice(0, -1) }),
    });
    if (!response.ok) {
      throw new Error(`status ${response.status}`);
    }
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      line.textContent += piece.value;
    }
    messages.at(-1).content = line.textContent;
  } catch {
    messages.length -= 2; // may be asked again
    line.textContent += " … no answer.";
  } finally {
    ask.disabled = false;
  }
});

function say(role, content) {
  messages.push({ role, content });
  const line = document.createElement("li");
  line.className = role;
  line.textContent = content;
  chat.append(line);
  return line;
}
