import java.util.*;
import static java.lang.Math.*;
;;;
