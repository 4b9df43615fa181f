package org.sigmoidadmm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CourseTest {

    @Test
    void valuesAreWrittenAsAUserKnowsThem() {
        Course course = Course.of("admm")
                .with("hidden", new int[] {3, 2})
                .with("majorizer", Majorizer.MAX_ABS)
                .with("initial", new Initialization(InitialScheme.LECUN_GAUSS, 0.5, false, 4));

        assertThat(course)
                .hasToString(
                        "method admm, hidden [3, 2], majorizer max-abs, initial scheme lecun-gauss, initial scale 0.5,"
                                + " initial random bias false, initial seed 4");
    }

    @Test
    void coursesAreEqualByNamesAndValues() {
        Course course = Course.of("adam").with("rate", 0.1);

        assertThat(course)
                .isEqualTo(Course.of("adam").with("rate", 0.1))
                .hasSameHashCodeAs(Course.of("adam").with("rate", 0.1))
                .isNotEqualTo(Course.of("adam").with("rate", 0.2))
                .isNotEqualTo(Course.of("adam").with("step", 0.1))
                .isNotEqualTo(Course.of("adam"));
    }

    @Test
    void settingIsNamedOnce() {
        Course course = Course.of("adam").with("rate", 0.1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> course.with("rate", 0.2))
                .withMessage("the course has 'rate' already, which is 0.1");
        assertThatIllegalArgumentException().isThrownBy(() -> course.with("method", "sgd"));
        assertThat(course.settings()).containsEntry("rate", "0.1");
    }
}
