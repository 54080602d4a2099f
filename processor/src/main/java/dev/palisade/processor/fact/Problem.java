package dev.palisade.processor.fact;

import java.util.List;

/**
 * Something a front end found wrong with one declaration alone, while it read it.
 *
 * @param id the diagnostic id
 * @param type binary name of the type it is in
 * @param place the annotation, or the value in it
 * @param text what is wrong, naming the string or element in question
 * @param waysOut at most two, the better one first
 */
public record Problem(String id, String type, Place place, String text, List<String> waysOut) {

  public Problem {
    waysOut = List.copyOf(waysOut);
  }
}
