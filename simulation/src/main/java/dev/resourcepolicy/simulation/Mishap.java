package dev.resourcepolicy.simulation;

/**
 * What goes wrong in an act.
 *
 * @param call the number of the call that it meets, counted from 0 over the whole act
 */
record Mishap(int call, Trouble trouble) {}
