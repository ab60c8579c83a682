// Acts: asks for the token once, keeps it for this tab, and says what came of it.

import { byId, show } from "./elements.js";

const KEPT = "decant-token";
let hiding = 0;

function toast(sentence) {
  byId("toast").textContent = sentence;
  show("toast", true);
  clearTimeout(hiding);
  hiding = setTimeout(() => show("toast", false), 6000);
}

function askForToken(wrong) {
  const dialog = byId("ask");
  byId("ask-wrong").textContent = wrong;
  show("ask-wrong", wrong !== "");
  byId("token").value = "";
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "given" ? byId("token").value : null), {
      once: true,
    });
  });
}

export function prepareDialog() {
  byId("ask-cancel").addEventListener("click", () => byId("ask").close("cancelled"));
  byId("ask-form").addEventListener("submit", (event) => {
    event.preventDefault();
    byId("ask").close("given");
  });
}

export async function act(name, key) {
  let token = sessionStorage.getItem(KEPT);
  let wrong = "";
  while (true) {
    token ??= await askForToken(wrong);
    if (token === null) {
      return;
    }
    let answer;
    try {
      answer = await fetch(`act/${name}`, {
        method: "POST",
        headers: { Authorization: `Bearer ${token.trim()}`, "Content-Type": "text/plain; charset=utf-8" },
        body: key ?? "",
      });
    } catch {
      toast("The program does not answer.");
      return;
    }
    const sentence = (await answer.text()).trim();
    if (answer.status !== 401) {
      sessionStorage.setItem(KEPT, token);
      toast(sentence);
      return;
    }
    sessionStorage.removeItem(KEPT);
    token = null;
    wrong = "This is not the token.";
  }
}
