using System.Collections.Concurrent;

namespace Kontor.World.Compliance;

/// <summary>Who stands behind addresses, for everybody outside the loop: read from any thread without a lock.</summary>
public sealed class LabelsView
{
    private readonly ConcurrentDictionary<(string Chain, string Address), AddressLabel> _labels = new();

    /// <summary>Nothing where nobody has said anything of an address.</summary>
    /// <param name="address">As its chain writes it; hexadecimal ones in small letters.</param>
    public AddressLabel? Find(string chain, string address) => _labels.GetValueOrDefault((chain, address));

    internal void Publish(ComplianceState state)
    {
        foreach (var (label, isGone) in state.Changes)
        {
            if (isGone)
                _labels.TryRemove((label.Chain, label.Address), out _);
            else
                _labels[(label.Chain, label.Address)] = label;
        }
        state.Changes.Clear();
    }
}
