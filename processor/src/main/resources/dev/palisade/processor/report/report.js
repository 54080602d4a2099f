"use strict";
// Zooms and moves the lock graph by its view box; without a graph there is nothing to do.
const graph = document.getElementById("graph");
if (graph) {
  const box = graph.viewBox.baseVal;
  const whole = { x: box.x, y: box.y, width: box.width, height: box.height };
  const scale = () => box.width / graph.clientWidth;
  graph.addEventListener("wheel", (event) => {
    event.preventDefault();
    const factor = event.deltaY > 0 ? 1.15 : 1 / 1.15;
    if (box.width * factor > whole.width * 4 || box.width * factor < whole.width / 40) return;
    const x = box.x + event.offsetX * scale();
    const y = box.y + event.offsetY * scale();
    box.x = x - (x - box.x) * factor;
    box.y = y - (y - box.y) * factor;
    box.width *= factor;
    box.height *= factor;
  }, { passive: false });
  graph.addEventListener("pointerdown", (event) => graph.setPointerCapture(event.pointerId));
  graph.addEventListener("pointermove", (event) => {
    if (!graph.hasPointerCapture(event.pointerId)) return;
    box.x -= event.movementX * scale();
    box.y -= event.movementY * scale();
  });
  graph.addEventListener("dblclick", () => Object.assign(box, whole));
}
