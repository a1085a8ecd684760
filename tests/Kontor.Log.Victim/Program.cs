using Kontor.Log;
using Kontor.Log.Victim;
using Kontor.World.Log;

// Appends records until it is killed, and prints how many are acknowledged: only after Append has returned. A bound, for the case that
// nobody kills it; and when nobody reads any more, the write to the closed pipe ends it.
const int BatchesMax = 100_000;
const int BatchesPerSnapshot = 25;

using var log = FileLog.Open(args[0], new FileLogOptions { SegmentBytes = 8 * 1024 });
using var acknowledged = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
var batch = new LogBatch();
for (var round = 0; round < BatchesMax; round++)
{
    batch.Clear();
    for (var i = 0L; i <= log.End % VictimRecord.BatchMax; i++)
        batch.Add(VictimRecord.Of(log.End + i));
    log.Append(batch);
    acknowledged.WriteLine(log.End);
    if (round % BatchesPerSnapshot == 0)
        log.SaveSnapshot(log.End, VictimRecord.Of(log.End));
}
