/** A package with an annotation. */
@Deprecated
package odd;
