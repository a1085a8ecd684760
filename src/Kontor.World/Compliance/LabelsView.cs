using System.Collections.Concurrent;

namespace Kontor.World.Compliance;

/// <summary>Who stands behind addresses, for everybody outside the loop: read from any thread without a lock.</summary>
public sealed class LabelsView
{
    private readonly ConcurrentDictionary<(string Chain, string Address), AddressLabel> _labels = new();
    private LabelNews _newest = new(new AddressLabel("", "", "", "", IsBlack: false), isGone: true);

    /// <summary>Nothing where nobody has said anything of an address.</summary>
    /// <param name="address">As its chain writes it; hexadecimal ones in small letters.</param>
    public AddressLabel? Find(string chain, string address) => _labels.GetValueOrDefault((chain, address));

    /// <summary>Tells all labels that there are, and answers with the place from which on what comes later is found.</summary>
    public LabelNews Begin(Action<AddressLabel> tell)
    {
        // Taken first: what is told and comes again does no harm.
        var newest = Volatile.Read(ref _newest);
        foreach (var label in _labels.Values)
            tell(label);
        return newest;
    }

    internal void Publish(ComplianceState state)
    {
        foreach (var (label, isGone) in state.Changes)
        {
            if (isGone)
                _labels.TryRemove((label.Chain, label.Address), out _);
            else
                _labels[(label.Chain, label.Address)] = label;
            Volatile.Write(ref _newest, _newest.Append(new LabelNews(label, isGone)));
        }
        state.Changes.Clear();
    }
}
