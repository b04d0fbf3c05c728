package parley.protocol;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The value of {@code op} or {@code ev} that names this record on the wire. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Wire {
    String value();

    /** Whether the request changes something durable and therefore must carry a {@code cid}. */
    boolean mutates() default false;
}
