# {{jreleaserCreationStamp}}
class {{brewFormulaName}} < Formula
  desc "{{projectDescription}}"
  homepage "{{projectLinkHomepage}}"
  version "{{projectVersion}}"
  license "{{projectLicense}}"

  {{brewMultiPlatform}}

  def install
    bin.install "bin/bn"
    bash_completion.install "completion/bn.bash" => "bn"
    zsh_completion.install "completion/_bn"
    fish_completion.install "completion/bn.fish"
  end

  test do
    (testpath/"batch.csv").write "a,b\n1,2\n3,6\n"
    assert_match "xhat = xmu", shell_output("#{bin}/bn forward --input batch.csv")
  end
end
