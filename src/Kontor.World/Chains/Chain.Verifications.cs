using Kontor.World.Codec;

namespace Kontor.World.Chains;

public sealed partial class Chain
{
    private readonly Dictionary<string, int> _jobByGuid = new(StringComparer.Ordinal);
    private readonly List<VerificationJob> _jobs = [];

    /// <summary>In the order of their recording.</summary>
    public IReadOnlyList<VerificationJob> Verifications => _jobs;

    public VerificationJob? FindVerification(string guid) => _jobByGuid.TryGetValue(guid, out var index) ? _jobs[index] : null;

    internal void Put(VerificationJob job)
    {
        if (_jobByGuid.TryAdd(job.Guid, _jobs.Count))
            _jobs.Add(job);
        else
            _jobs[_jobByGuid[job.Guid]] = job;
    }

    private void SaveVerifications(ref RecordWriter writer)
    {
        writer.WriteCount(_jobs.Count);
        foreach (var job in _jobs)
        {
            writer.WriteText(job.Guid);
            writer.WriteByte((byte)job.State);
            writer.WriteLong(job.CreatedMs);
        }
    }

    private void LoadVerifications(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Put(new VerificationJob(reader.ReadText(), (VerificationState)reader.ReadByte(), reader.ReadLong()));
    }
}
