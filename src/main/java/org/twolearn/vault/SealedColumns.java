package org.twolearn.vault;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.ClassUtils;

/** Every column of sealed words in the product, and what stands in them for the current person. */
@Repository
@Transactional(readOnly = true)
public class SealedColumns {
    private final List<SealedColumn> all;
    private final JdbcClient jdbc;

    SealedColumns(List<Seals> modules, JdbcClient jdbc) {
        this.all = modules.stream()
                .flatMap(module -> module.sealed().stream())
                .sorted(comparing(SealedColumn::name))
                .toList();
        this.jdbc = jdbc;
    }

    /**
     * What is sealed in one row.
     *
     * @param owner whose words they are
     */
    public record Standing(Place place, UUID owner, byte[] sealed) {
        /** Whose key sealed them: another's than the owner's only for what somebody suggested before they said yes. */
        public UUID key() {
            return Envelope.of(sealed).owner();
        }
    }

    /** The same, by name, for a command that starts no application. */
    static List<SealedColumn> written() {
        var modules = new ClassPathScanningCandidateComponentProvider(false);
        modules.addIncludeFilter(new AssignableTypeFilter(Seals.class));
        return modules.findCandidateComponents("org.twolearn").stream()
                .map(module -> (Seals) BeanUtils.instantiateClass(
                        ClassUtils.resolveClassName(Objects.requireNonNull(module.getBeanClassName()), null)))
                .flatMap(module -> module.sealed().stream())
                .sorted(comparing(SealedColumn::name))
                .toList();
    }

    /** By name. */
    public List<SealedColumn> all() {
        return all;
    }

    /** What the current person may read in the column of one partnership, or of their own space. */
    public List<Standing> in(SealedColumn column, UUID space) {
        return jdbc.sql(
                        "select %s as owner, concat_ws('/', %s) as place, %s as sealed from %s where %s = ? and %s is not null"
                                .formatted(
                                        column.owner(),
                                        String.join(", ", column.row()),
                                        column.column(),
                                        column.table(),
                                        column.space(),
                                        column.column()))
                .param(space)
                .query((row, _) -> new Standing(
                        column.at(space, row.getString("place")),
                        row.getObject("owner", UUID.class),
                        row.getBytes("sealed")))
                .list();
    }
}
