package org.sigmoidadmm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.sigmoidadmm.flight.FlightRecord;

/** Here and not in the core, whose module does not read that of the measurement. */
class FlightRecordCostTest {

    @Test
    void epochsThatNobodyRecordsAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double[] residuals = {1, 2, 3};
        FlightRecord record = FlightRecord.begin("backend", "library", 100);
        epochs(record, residuals, 10); // classes are loaded

        long before = threads.getCurrentThreadAllocatedBytes();
        long nothing = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        epochs(record, residuals, 1000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated).isEqualTo(nothing);
    }

    private static void epochs(FlightRecord record, double[] residuals, int count) {
        for (int epoch = 1; epoch <= count; epoch++) {
            record.epochBegins();
            record.epochDone(epoch, 1, 2, 3, residuals);
        }
    }
}
