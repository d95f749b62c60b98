"use strict";

// Shows only the problems that fit the filter, and opens what an address of the page leads to.
const form = document.getElementById("filter");
const told = document.getElementById("shown");
const problems = [...document.querySelectorAll(".problem")];
const files = [...document.querySelectorAll(".file")];
const entries = [...document.querySelectorAll("[data-entry]")];

function show() {
  const { code, path, severity } = Object.fromEntries(new FormData(form));
  const fits = (wanted, given) => !wanted || wanted === given;
  let count = 0;
  for (const problem of problems) {
    const { dataset } = problem;
    const shown = fits(code, dataset.code) && fits(path, dataset.path) && fits(severity, dataset.severity);
    problem.hidden = !shown;
    count += shown;
  }
  const narrowed = Boolean(code || severity);
  const visible = new Set();
  for (const file of files) {
    const some = file.querySelector(".problem:not([hidden])");
    file.hidden = !fits(path, file.dataset.path) || (narrowed && !some);
    if (!file.hidden) visible.add(file.dataset.path);
  }
  for (const entry of entries) entry.hidden = !visible.has(entry.dataset.entry);
  told.textContent =
    count === problems.length ? `All ${count} problems are shown.` : `${count} of ${problems.length} problems are shown.`;
}

function open() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target?.closest("details");
  if (folded && !folded.open) {
    folded.open = true;
    target.scrollIntoView();
  }
}

if (form) {
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show));
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
}
window.addEventListener("hashchange", open);
open();
