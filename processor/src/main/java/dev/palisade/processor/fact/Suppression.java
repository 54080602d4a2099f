package dev.palisade.processor.fact;

import org.jspecify.annotations.Nullable;

/**
 * A {@code @SuppressWarnings} of something that looks like an id of ours.
 *
 * @param id the string in it
 * @param type binary name of the type it is on or in
 * @param method the method it is on; null if it is on a type or a field
 * @param field the field it is on, or null
 * @param place the annotation
 * @param reason what the {@code @Assumes} beside it says; null if there is none
 */
public record Suppression(
    String id,
    String type,
    @Nullable MethodId method,
    @Nullable FieldId field,
    Place place,
    @Nullable String reason) {}
