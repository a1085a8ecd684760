using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>The verification jobs of a chain, and what is known of its contracts through them.</summary>
public sealed class VerificationTable
{
    private readonly List<VerificationJob> _jobs = [];
    private readonly Dictionary<string, int> _byGuid = new(StringComparer.Ordinal);
    private readonly Dictionary<Subject, int> _newest = [];
    private readonly Dictionary<(VerificationKind Kind, Address20 Contract), int> _successes = [];
    private readonly SortedSet<int> _work = [];

    /// <summary>In the order of their recording.</summary>
    public IReadOnlyList<VerificationJob> All => _jobs;

    /// <summary>Jobs that wait, the oldest first.</summary>
    public IEnumerable<VerificationJob> Work => _work.Select(index => _jobs[index]);

    /// <summary>Texts that are kept, in bytes.</summary>
    internal long TextBytes { get; private set; }

    internal bool HasRoomForWork => _jobs.Count < Bounds.VerificationsPerChainMax && _work.Count < ChainBounds.VerificationWorkMax;

    public VerificationJob? Find(string guid) => _byGuid.TryGetValue(guid, out var index) ? _jobs[index] : null;

    /// <summary>The newest job of that kind that said yes to a contract.</summary>
    public VerificationJob? FindSuccess(VerificationKind kind, Address20 contract) =>
        _successes.TryGetValue((kind, contract), out var index) ? _jobs[index] : null;

    /// <summary>The newest job that asked the same.</summary>
    internal VerificationJob? FindSame(VerificationJob job) => _newest.TryGetValue(Subject.Of(job), out var index) ? _jobs[index] : null;

    internal void Put(VerificationJob job)
    {
        if (_byGuid.TryAdd(job.Guid, _jobs.Count))
            _jobs.Add(job);
        var index = _byGuid[job.Guid];
        // Of a job that is recorded for the first time nothing was counted yet.
        TextBytes += ReferenceEquals(_jobs[index], job) ? job.TextBytes : job.TextBytes - _jobs[index].TextBytes;
        _jobs[index] = job;
        if (job.Kind == VerificationKind.ByHand)
            return;
        _newest[Subject.Of(job)] = index;
        if (job.State == VerificationState.Success)
            _successes[(job.Kind, job.Contract)] = index;
        if (job.IsWork)
            _work.Add(index);
        else
            _work.Remove(index);
    }

    internal void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_jobs.Count);
        foreach (var job in _jobs)
            job.Write(ref writer);
    }

    internal void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
            Put(VerificationJob.Read(ref reader));
    }

    private readonly record struct Subject(VerificationKind Kind, Address20 Contract, Hash32 SourceHash)
    {
        public static Subject Of(VerificationJob job) => new(job.Kind, job.Contract, job.SourceHash);
    }
}
