package org.twolearn.studentvoice;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.twolearn.database.Due;

/** Answers that too few gave, or that nobody took out within fourteen days; V097 says which. */
@Configuration
class StudentsDue {
    @Bean
    Due studentDoors() {
        return new Due("unread answers of students", "student_door");
    }
}
