// What takes a chosen slot apart, as one module: it is loaded with the first slot that a reader chooses.

export { unfoldSlot } from '#inspect/unfold-slot.ts';
export { layoutUnfold } from '#scene/unfold.ts';
